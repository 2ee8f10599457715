namespace Funding.Workflows.Upkeep;

/// <summary>
/// One mail a working day to each member of the committee: the newest published heads of the chains that are theirs to keep, over a
/// weekend too. Its key is the day, so that however often it is told it is one.
/// </summary>
public sealed class AuditDigest(ITableStore tables, PeopleStore people, CommitWriter commits, OfficeHours hours, TimeProvider clock)
    : IMailTemplates
{
    private static readonly Texts Texts = new(typeof(AuditDigest));

    private static readonly MailTemplate AuditHeadsOfDay = new(nameof(AuditHeadsOfDay), true, ["Date", "Items"]) { Texts = Texts.Get };

    private const string Row = "audit-digest";

    // A mail is a row; the mark is one more.
    private const int MailsAtOnce = 60;

    public IEnumerable<MailTemplate> Own => [AuditHeadsOfDay];

    /// <param name="newest">The head of each chain that was published last.</param>
    public async Task TellAsync(IReadOnlyList<PublishedHead> newest, CancellationToken cancellation)
    {
        var today = ShanghaiTime.DayOf(clock.GetUtcNow());
        var told = await tables.GetAsync<DateOnly>(HomeKeys.System, Row, cancellation);
        var last = told?.Value ?? DateOnly.MinValue;
        var moved = newest.Where(h => h.Day > last).ToList();
        if (last == today || moved.Count == 0 || hours.DayOf(clock.GetUtcNow()) != today)
        {
            return;
        }

        foreach (var some in (await ReadersAsync(moved, cancellation)).Chunk(MailsAtOnce))
        {
            await commits.SaveAsync(
                some.Aggregate(new Commit(HomeKeys.System), (all, of) => Mail(all, of.Key, of.Value, today)), cancellation);
        }

        await tables.CommitAsync(HomeKeys.System, RowCodec.Upsert(Row, today), cancellation);
    }

    /// <summary>A round's chain is its committee's, the system's and those of awards are of whoever holds the role.</summary>
    private async Task<IReadOnlyDictionary<string, List<Bilingual>>> ReadersAsync(
        IReadOnlyList<PublishedHead> moved, CancellationToken cancellation)
    {
        var readers = new Dictionary<string, List<Bilingual>>(StringComparer.Ordinal);
        foreach (var head in moved)
        {
            var round = head.RoundId is AuditHeads.System or AuditHeads.Awards ? null
                : (await tables.GetAsync<Round>(RoundKeys.Partition(head.RoundId), RoundKeys.Round, cancellation))!.Value;
            var members = round?.Committee ?? [.. (await people.InRoleAsync(Role.Committee, null, cancellation)).Select(m => m.Id)];
            var line = head.RoundId == AuditHeads.Awards
                ? Texts.Of("awards", Texts.Number(head.Sequence), Bilingual.Same(head.Hash))
                : Texts.Of("line", round?.Name ?? Texts.Of("system"), Texts.Number(head.Sequence), Bilingual.Same(head.Hash));
            foreach (var member in members)
            {
                (readers.TryGetValue(member, out var lines) ? lines : readers[member] = []).Add(line);
            }
        }

        return readers;
    }

    private static Commit Mail(Commit commit, string member, IReadOnlyList<Bilingual> lines, DateOnly today) => commit.Mail(
        $"mail:{nameof(AuditHeadsOfDay)}:{member}:{today:yyyy-MM-dd}",
        AuditHeadsOfDay.To(
            member,
            new Dictionary<string, string>
            {
                ["Date"] = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["Items"] = string.Join('\n', lines.Select(l => l.Zh)),
                ["Items.en"] = string.Join('\n', lines.Select(l => l.En)),
            },
            new LinkRef { Path = Paths.Audit }));
}
