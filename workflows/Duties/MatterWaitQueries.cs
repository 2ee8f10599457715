namespace Funding.Workflows.Duties;

/// <summary>
/// Officers are waited for where a grade asked for the withdrawal of an award and nobody has said what becomes of it; one query.
/// </summary>
internal sealed class MatterWaitQueries(ITableStore tables, DutyKindSet kinds) : IAwardWaits
{
    public const string Kind = "withdrawal-asked";

    private static readonly Texts Texts = new(typeof(MatterWaitQueries));

    public IReadOnlyDictionary<string, Bilingual> Kinds => new Dictionary<string, Bilingual> { [Kind] = Texts.Of("name") };

    public async Task<IReadOnlyList<AwardWait>> OfAsync(AwardRead award, CancellationToken cancellation = default)
    {
        if (award.Home.Import is not null) return [];
        return await tables.EnumerateAsync<AwardMatter>(award.Partition, KeyRange.Prefix(AwardMatter.Prefix), cancellation)
            .Where(row => row.Value.Settled is null)
            .Select(row => Of(award, row.Key, row.Value))
            .ToListAsync(cancellation);
    }

    private AwardWait Of(AwardRead award, string key, AwardMatter matter)
    {
        var since = ShanghaiTime.DayOf(matter.At);
        var at = award.ViewOf(award.Duties.First(d => $"{d.Value.Key}" == matter.Duty).Value);
        // Every kind whose grades or outcomes ask for a withdrawal takes documents and has a page of its own.
        var page = ((IPaperKind)kinds[at.Duty.Kind]).PageOf(at, Audience.Office);
        return new(key, Kind, WaitedParty.Officer, Texts.Of("waited", at.Duty.Occurrence), since, null)
        {
            Path = page,
            Reminder = DutyMail.Of(
                at.Award, at.Settings, MatterMails.MatterWaiting, LinkPurpose.OfficerDesk, since, page, ("Year", at.Duty.Occurrence),
                ("Reason", matter.Reason)),
        };
    }
}
