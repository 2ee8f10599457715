namespace Funding.Workflows.Parts.Members;

/// <summary>One member beside the applicant, which leads; text as typed.</summary>
/// <param name="Kind">Id of the programme's kind of member.</param>
/// <param name="Answers">By id of the programme's questions to members; absent where nothing was typed.</param>
public sealed record Member(string Name, string CreditCode, string Kind, string Mailbox, IReadOnlyDictionary<string, string> Answers)
    : INamedParty
{
    public bool CodeConfirmed { get; init; }

    /// <returns>Empty where nothing was typed.</returns>
    public string Answer(string question) => Answers.GetValueOrDefault(question, "");

    internal static readonly Member Empty = new("", "", "", "", new Dictionary<string, string>());
}

/// <summary>Members among what was typed.</summary>
public static class MemberRows
{
    /// <summary>What refusals of members begin with, and the rows' name.</summary>
    public const string Field = "members";

    private const string Confirmed = "yes";

    /// <summary>Cells that every row may have; a question of the programme has none of these ids.</summary>
    internal static readonly IReadOnlyList<string> Columns = ["name", "creditCode", "codeConfirmed", "kind", "mailbox"];

    public static IReadOnlyList<Member> Members(this Answers answers) => [.. answers.RowsOf(Field).Select(Of)];

    public static Answers WithMembers(this Answers answers, IReadOnlyList<Member> members) =>
        answers.With(Field, [.. members.Select(Row)]);

    /// <summary>What rows hold in columns that the programme does not ask a member for.</summary>
    internal static IEnumerable<Refusal> Unknown(Answers answers, MembersSettings rules) => answers.RowsOf(Field).SelectMany((row, i) =>
        row.Cells.Keys.Except(Columns.Where(c => c != "mailbox" || rules.AsksConsent)).Except(rules.Asks.Select(a => a.Id))
            .Concat(row.Chosen.Keys)
            .Select(c => TextRefusals.Unknown($"{Field}[{i}].{c}")));

    private static Member Of(AnswerRow row) => new(
        row.Text("name"), row.Text("creditCode"), row.Text("kind"), row.Text("mailbox"),
        row.Cells.Where(c => !Columns.Contains(c.Key)).ToDictionary())
    {
        CodeConfirmed = row.Text("codeConfirmed") == Confirmed,
    };

    private static AnswerRow Row(Member member)
    {
        IEnumerable<KeyValuePair<string, string>> cells =
        [
            new("name", member.Name), new("creditCode", member.CreditCode), new("kind", member.Kind), new("mailbox", member.Mailbox),
            new("codeConfirmed", member.CodeConfirmed ? Confirmed : ""), .. member.Answers,
        ];
        return new(
            cells.Where(c => c.Value.Length > 0).OrderBy(c => c.Key, StringComparer.Ordinal).ToDictionary(),
            new Dictionary<string, IReadOnlyList<string>>());
    }
}
