namespace Funding.Workflows.Money.Hands;

/// <summary>A second administrator is waited for where the identity number of a person was entered and not confirmed.</summary>
internal sealed class VerificationWaitQueries(HandStore hands, PeopleStore people) : IMatters
{
    public const string Kind = "identity";

    private static readonly Texts Texts = new(typeof(HandMails));

    public IReadOnlyDictionary<string, Bilingual> Kinds => new Dictionary<string, Bilingual> { [Kind] = Texts.Of("name") };

    public string PartitionOf(string home) => HomeKeys.System;

    public async Task<IReadOnlyList<Matter>> AllAsync(CancellationToken cancellation = default) =>
        [.. (await hands.ListAsync(cancellation)).Where(v => v.Confirmed is null).Select(v => new Matter(
            v.PersonId, KeyOf(v), Kind, WaitedParty.Administrator, Texts.Of("waited"), ShanghaiTime.DayOf(v.Entered.At), null)
        {
            Organisation = v.Name,
        })];

    public async Task<OpenMatter?> FindAsync(string home, string key, CancellationToken cancellation = default)
    {
        if ((await hands.FindAsync(home, cancellation))?.Value is not { Confirmed: null } waiting || KeyOf(waiting) != key) return null;
        var administrators = (await people.InRoleAsync(Role.Administrator, null, cancellation)).Select(p => p.Id)
            .Where(p => p != waiting.Entered.ByPerson && p != waiting.PersonId);
        return new(new(HomeKeys.System, home, null), new(key, Texts.Of("waited"), waiting.Entered.At, null)
        {
            For = Texts.Of("for"),
            Persons = [.. administrators.Select(id => new Addressee(id))],
            Path = HandLinks.Hands,
            Asked = [HandMails.IdentityToConfirm],
            Reminder = new(
                HandMails.IdentityToConfirm, null, ("PersonName", waiting.Name), ("RequestedBy", waiting.Entered.ByName))
            {
                Page = HandLinks.Hands,
            },
        });
    }

    private static string KeyOf(Verification verification) => $"{Kind}:{verification.PersonId}";
}
