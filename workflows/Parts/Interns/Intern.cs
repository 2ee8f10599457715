namespace Funding.Workflows.Parts.Interns;

/// <summary>A student as a row of the answers has it.</summary>
/// <param name="Hash">Keyed hash of the identity number; the number is kept nowhere.</param>
/// <param name="Tail">Its last four characters.</param>
/// <param name="SchoolCode">Credit code in its one form.</param>
/// <param name="Mailbox">Of the school, which confirms.</param>
/// <param name="Matched">What the student learns is what the student does there (专业对口).</param>
/// <param name="Kept">The enterprise employed the student after it (留用).</param>
public sealed record Intern(
    string Hash, string Tail, string Name, string School, string SchoolCode, string Mailbox, string Specialty, string Level,
    DateOnly From, DateOnly To, bool Matched, bool Kept)
{
    public const string HashColumn = "identity";

    internal static readonly IReadOnlyList<string> Columns =
    [
        HashColumn, "tail", "name", "school", "school-code", "mailbox", "specialty", "level", "from", "to", "matched", "kept",
    ];

    /// <summary>Whole months from the first day to the last, both included.</summary>
    public int Months
    {
        get
        {
            var months = ((To.Year - From.Year) * 12) + To.Month - From.Month + 1;
            while (months > 0 && From.AddMonths(months).AddDays(-1) > To) months--;
            return months;
        }
    }

    /// <summary>The months that count, each as yyyy-MM, from that of the first day on.</summary>
    public IReadOnlyList<string> MonthsOf(int most) =>
        [.. Enumerable.Range(0, Math.Max(0, Math.Min(Months, most))).Select(m => $"{From.AddMonths(m):yyyy-MM}")];

    /// <summary>The family name, and a mark for each character behind it.</summary>
    public string MaskedName => Name.Length == 0 ? "" : Name[..1] + new string('*', Math.Max(1, TextSafety.Length(Name) - 1));

    /// <returns>Null where the row has not all of it in its one form.</returns>
    internal static Intern? Of(AnswerRow row) =>
        AnswerText.Date(row.Text("from")) is { } from && AnswerText.Date(row.Text("to")) is { } to
        && AnswerText.YesNo(row.Text("matched")) is { } matched && AnswerText.YesNo(row.Text("kept")) is { } kept
            ? new(
                row.Text(HashColumn), row.Text("tail"), row.Text("name"), row.Text("school"), row.Text("school-code"), row.Text("mailbox"),
                row.Text("specialty"), row.Text("level"), from, to, matched, kept)
            : null;

    /// <summary>Those rows that can be read.</summary>
    internal static IReadOnlyList<Intern> Of(PartOutline part, Answers answers) =>
        [.. answers.RowsOf(part.Id).Select(Of).OfType<Intern>()];

    internal AnswerRow Row() => new(
        new Dictionary<string, string>
        {
            [HashColumn] = Hash,
            ["tail"] = Tail,
            ["name"] = Name,
            ["school"] = School,
            ["school-code"] = SchoolCode,
            ["mailbox"] = Mailbox,
            ["specialty"] = Specialty,
            ["level"] = Level,
            ["from"] = $"{From:yyyy-MM-dd}",
            ["to"] = $"{To:yyyy-MM-dd}",
            ["matched"] = Matched ? "yes" : "no",
            ["kept"] = Kept ? "yes" : "no",
        },
        new Dictionary<string, IReadOnlyList<string>>());
}
