namespace Funding.Workflows.Organisations;

/// <summary>
/// Who is waited for in open claims: their desk where one claim stands alone, the office where several do or others hold it.
/// </summary>
internal sealed class ClaimWaitQueries(OrganisationStore organisations, PeopleStore people, Catalogue catalogue) : IMatters
{
    public const string Kind = "claim";

    private static readonly Texts Texts = new(typeof(ClaimWaitQueries));

    public IReadOnlyDictionary<string, Bilingual> Kinds => new Dictionary<string, Bilingual> { [Kind] = Texts.Of("name") };

    public string PartitionOf(string home) => OrganisationKeys.Partition(home);

    public async Task<IReadOnlyList<Matter>> AllAsync(CancellationToken cancellation = default) =>
        [.. (await organisations.AllOpenAsync(null, cancellation)).Select(Of)];

    public async Task<OpenMatter?> FindAsync(string home, string key, CancellationToken cancellation = default)
    {
        if (!RouteIds.CouldBe(home)) return null;
        var known = await organisations.ReadAsync(home, cancellation);
        var open = known.Open.ToList();
        if (open.FirstOrDefault(c => KeyOf(c.PersonId) == key) is not { } claim) return null;
        var line = new ClaimLine(
            home, claim.OrganisationName, claim.PersonId, claim.Desk, claim.MadeAt, open.Count - 1,
            known.Organisation?.Value.Members.Count > 0);
        var matter = Of(line);
        var deciding = matter.Party == WaitedParty.Desk
            ? await people.InRoleAsync(Role.Recommender, claim.Desk, cancellation)
            : await people.InRoleAsync(Role.Officer, null, cancellation);
        return new(
            new(PartitionOf(home), home, null),
            new(key, matter.What, claim.MadeAt, null)
            {
                For = matter.Party == WaitedParty.Desk ? catalogue.Desks.NameOf(claim.Desk) : Texts.Of("office"),
                Persons = [.. deciding.Select(p => p.Id).Except(claim.People).Select(id => new Addressee(id))],
                Path = OrganisationLinks.Of(ofDesk: false, home),
                Asked = [OrganisationMails.ClaimWaits, OrganisationMails.ClaimQuestion],
                Reminder = new(
                    OrganisationMails.ClaimReminder, null,
                    ("OrganisationName", claim.OrganisationName), ("CreditCode", home))
                {
                    Page = OrganisationLinks.Of(matter.Party == WaitedParty.Desk, home),
                },
            });
    }

    private static Matter Of(ClaimLine line) => new(
        line.CreditCode, KeyOf(line.PersonId), Kind, line.Question == ClaimQuestion.One ? WaitedParty.Desk : WaitedParty.Officer,
        Texts.Of($"waited.{line.Question}"), ShanghaiTime.DayOf(line.MadeAt), null)
    {
        Organisation = line.OrganisationName,
        Desk = line.Desk,
    };

    private static string KeyOf(string personId) => OrganisationKeys.Claim(personId);
}
