namespace Funding.Workflows.Parts.Person;

/// <summary>What was typed of a person, as the one row of its part; the identity number is not among it.</summary>
internal static class PersonRow
{
    public const string Name = "name";
    public const string BornIn = "bornIn";
    public const string Mailbox = "mailbox";

    /// <summary>What refusals about the number name; nothing is kept under it.</summary>
    public const string Identity = "identity";

    /// <summary>What refusals about the consent name.</summary>
    public const string Consent = "consent";

    public static readonly IReadOnlyList<string> Own = [Name, BornIn, Mailbox, Identity, Consent];

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> NothingChosen =
        new Dictionary<string, IReadOnlyList<string>>();

    private static readonly AnswerRow Empty = new(new Dictionary<string, string>(), NothingChosen);

    public static AnswerRow Of(PartOutline part, Answers answers) => answers.RowsOf(part.Id) is [var row, ..] ? row : Empty;

    /// <summary>Cells that are empty are none; a row without any takes the part away.</summary>
    public static Answers With(PartOutline part, Answers answers, IEnumerable<KeyValuePair<string, string>> cells) =>
        cells.Where(c => c.Value.Length > 0).ToDictionary() is { Count: > 0 } typed
            ? answers.With(part.Id, [new(typed, NothingChosen)]) : answers.With(part.Id, []);

    /// <summary>The columns that the programme asks for.</summary>
    public static IEnumerable<string> Columns(PersonSettings rules) =>
        [Name, BornIn, .. rules.AsksConsent ? [Mailbox] : Array.Empty<string>(), .. rules.Fields.Select(f => f.Id)];

    /// <returns>Null where it is no year.</returns>
    public static int? YearOf(string typed) =>
        typed.Trim() is { Length: 4 } year && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 1900 and < 2100 ? number : null;
}
