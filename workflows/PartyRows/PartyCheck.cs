namespace Funding.Workflows.PartyRows;

/// <summary>What the organisations that rows name have to be, whatever else their part asks of them.</summary>
internal static class PartyCheck
{
    public const int NameLimit = 100;

    /// <summary>Its credit code in its one form; null where none can be read.</summary>
    public static string? CodeOf(INamedParty party) => CreditCode.Read(party.CreditCode, confirmed: true).Code?.Value;

    /// <param name="applicant">Its credit code.</param>
    public static bool IsOf(INamedParty party, string applicant) =>
        CodeOf(party) is { } code && code == CreditCode.Read(applicant, confirmed: true).Code?.Value;

    /// <summary>As an application keeps it from its submission on.</summary>
    public static ApplicationParty Kept(INamedParty party) => new(party.Name, CodeOf(party), party.Kind);

    /// <summary>Name, code and kind of one.</summary>
    public static IEnumerable<Refusal> Identity(
        INamedParty party, string at, IReadOnlyList<(string Id, Bilingual Name)> kinds, PartyRefusals refusals)
    {
        var name = TextSafety.Length(party.Name.Trim());
        if (name == 0) yield return refusals.Name($"{at}.name");
        if (name is > 0 and <= NameLimit && !NameCheck.IsOrganisation(party.Name))
            yield return NameCheck.NoOrganisation($"{at}.name", party.Name.Trim());
        if (name > NameLimit) yield return refusals.NameTooLong($"{at}.name", NameLimit);
        if (CreditCode.Read(party.CreditCode, party.CodeConfirmed).Problem is { } problem)
            yield return CreditCodeRefusals.For(problem, $"{at}.creditCode");
        if (kinds.All(k => k.Id != party.Kind)) yield return refusals.Kind($"{at}.kind", kinds.Select(k => k.Name));
    }

    /// <summary>A mailbox that was typed and is none.</summary>
    public static IEnumerable<Refusal> Mailbox(INamedParty party, string at, PartyRefusals refusals)
    {
        if (!string.IsNullOrWhiteSpace(party.Mailbox) && EmailAddress.Normalised(party.Mailbox) is null)
            yield return refusals.Mailbox($"{at}.mailbox");
    }

    /// <summary>Whom nobody could ask for a consent: everyone beside the applicant names a mailbox.</summary>
    /// <param name="applicant">Its credit code.</param>
    public static IEnumerable<Refusal> Unreachable(
        IReadOnlyList<INamedParty> parties, string rows, string applicant, PartyRefusals refusals) => parties.Index()
        .Where(p => string.IsNullOrWhiteSpace(p.Item.Mailbox) && !IsOf(p.Item, applicant))
        .Select(p => refusals.Mailbox($"{rows}[{p.Index}].mailbox"));

    /// <summary>One organisation in two rows, however its code is typed.</summary>
    public static IEnumerable<Refusal> Duplicates(IReadOnlyList<INamedParty> parties, string rows, PartyRefusals refusals) =>
        Twice(parties, CodeOf).Select(t => refusals.Duplicate($"{rows}[{t.Index}].creditCode", t.First + 1));

    public static IEnumerable<Refusal> SharedMailboxes(IReadOnlyList<INamedParty> parties, string rows, PartyRefusals refusals) =>
        Twice(parties, p => EmailAddress.Normalised(p.Mailbox))
            .Select(t => refusals.MailboxTwice($"{rows}[{t.Index}].mailbox", t.First + 1));

    /// <summary>The texts that every row has, each with its field.</summary>
    public static IEnumerable<(string Typed, string Field)> TextsOf(INamedParty party, string at) =>
    [
        (party.Name, $"{at}.name"), (party.CreditCode, $"{at}.creditCode"), (party.Kind, $"{at}.kind"), (party.Mailbox, $"{at}.mailbox"),
    ];

    /// <summary>Which row a refusal's field is in, from 0; null for none of the rows.</summary>
    public static int? RowOf(string rows, string field) =>
        field.StartsWith($"{rows}[", StringComparison.Ordinal)
            && int.TryParse(
                field.AsSpan()[(rows.Length + 1)..field.IndexOf(']', StringComparison.Ordinal)], NumberStyles.None,
                CultureInfo.InvariantCulture, out var index)
            ? index : null;

    private static IEnumerable<(int Index, int First)> Twice(IReadOnlyList<INamedParty> parties, Func<INamedParty, string?> key)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (i, party) in parties.Index())
            if (key(party) is { } found && !first.TryAdd(found, i))
                yield return (i, first[found]);
    }
}
