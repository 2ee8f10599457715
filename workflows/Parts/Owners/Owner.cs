namespace Funding.Workflows.Parts.Owners;

/// <summary>One owner, what it brings and its valued share; text as typed.</summary>
/// <param name="Kind">Id of the programme's owner kind.</param>
/// <param name="Contributions">Ids of the programme's contributions (资本, 技术, 管理, 设备, 其他要素).</param>
/// <param name="SharePercent">Percent with at most two decimals.</param>
/// <param name="CodeConfirmed">The certificate shows exactly this code, although its check character does not fit.</param>
public sealed record Owner(
    string Name, string CreditCode, string Kind, IReadOnlyList<string> Contributions, string SharePercent, bool CodeConfirmed = false)
    : INamedParty
{
    /// <summary>"yes" or "no", where the programme asks.</summary>
    public string StateOwned { get; init; } = "";

    /// <summary>By which the valuation of a state-owned share was approved (核准) or filed (备案).</summary>
    public string FilingNumber { get; init; } = "";

    /// <summary>Where the link goes by which it consents, where the programme asks for consent.</summary>
    public string Mailbox { get; init; } = "";
}

/// <summary>Owners among what was typed.</summary>
public static class OwnerRows
{
    /// <summary>What refusals of owners begin with, and the rows' name.</summary>
    public const string Field = "owners";

    private const string Contributions = "contributions";
    private const string Confirmed = "yes";

    private static readonly IReadOnlyList<string> Columns = ["name", "creditCode", "kind", "sharePercent", "codeConfirmed"];
    private static readonly IReadOnlyList<string> StateColumns = ["stateOwned", "filingNumber"];
    private static readonly IReadOnlyList<string> ConsentColumns = ["mailbox"];

    public static IReadOnlyList<Owner> Owners(this Answers answers) => [.. answers.RowsOf(Field).Select(Of)];

    public static Answers WithOwners(this Answers answers, IReadOnlyList<Owner> owners) =>
        answers.With(Field, [.. owners.Select(Row)]);

    /// <summary>What rows hold in columns that the programme does not ask an owner for.</summary>
    internal static IEnumerable<Refusal> Unknown(Answers answers, OwnersSettings rules) => answers.RowsOf(Field).SelectMany((row, i) =>
        row.Cells.Keys.Except(Columns).Except(rules.StateOwned ? StateColumns : []).Except(rules.AsksConsent ? ConsentColumns : [])
            .Concat(row.Chosen.Keys.Except([Contributions]))
            .Select(c => TextRefusals.Unknown($"{Field}[{i}].{c}")));

    private static Owner Of(AnswerRow row) => new(
        row.Text("name"), row.Text("creditCode"), row.Text("kind"), row.Ticked(Contributions), row.Text("sharePercent"),
        row.Text("codeConfirmed") == Confirmed)
    {
        StateOwned = row.Text("stateOwned"),
        FilingNumber = row.Text("filingNumber"),
        Mailbox = row.Text("mailbox"),
    };

    private static AnswerRow Row(Owner owner)
    {
        (string Column, string Typed)[] cells =
        [
            ("name", owner.Name), ("creditCode", owner.CreditCode), ("kind", owner.Kind), ("sharePercent", owner.SharePercent),
            ("codeConfirmed", owner.CodeConfirmed ? Confirmed : ""), ("stateOwned", owner.StateOwned),
            ("filingNumber", owner.FilingNumber), ("mailbox", owner.Mailbox),
        ];
        return new(
            cells.Where(c => c.Typed.Length > 0).ToDictionary(c => c.Column, c => c.Typed),
            owner.Contributions.Count > 0
                ? new Dictionary<string, IReadOnlyList<string>> { [Contributions] = owner.Contributions }
                : new Dictionary<string, IReadOnlyList<string>>());
    }
}
