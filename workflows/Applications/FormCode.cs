namespace Funding.Workflows.Applications;

/// <summary>
/// The code on each page of the printed form: of all that the applicant filled in. Another answer is another code, so paper and file can be
/// held against each other. Documents are not in it: they may come after the form was sealed.
/// </summary>
public static class FormCode
{
    // Without letters that are read as digits or as each other.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Characters = 12;

    /// <returns>Twelve characters in three groups, such as 7K3F-9QXM-2D4H.</returns>
    public static string Of(Application application, Answers answers)
    {
        var printed = new Printed(
            application.CreditCode,
            application.OrganisationName,
            application.ApplicantKind,
            application.Desk,
            [.. Typed(answers).Where(f => f.Text.Length > 0).OrderBy(f => f.Id, StringComparer.Ordinal)])
        {
            Persons = application.Named?.Select(n => $"{n.Part} {n.Hash}").Order(StringComparer.Ordinal).ToList(),
        };
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(FundingJson.Serialize(printed)));
        var code = string.Concat(hash.Take(Characters).Select(b => Alphabet[b % Alphabet.Length]));
        return $"{code[..4]}-{code[4..8]}-{code[8..]}";
    }

    // As they are read: an answer that was taken away again is none, and line ends are those of whichever browser.
    private static IEnumerable<PrintedField> Typed(Answers answers) =>
    [
        .. answers.Fields.Select(f => PrintedField.Of(f.Key, f.Value)),
        .. answers.Rows.SelectMany(part => part.Value.SelectMany((row, i) => Typed($"{part.Key}[{i}]", row))),
    ];

    private static IEnumerable<PrintedField> Typed(string at, AnswerRow row) =>
    [
        .. row.Cells.Select(c => PrintedField.Of($"{at}.{c.Key}", c.Value)),
        .. row.Chosen.Select(c => PrintedField.Of($"{at}.{c.Key}", string.Join(' ', c.Value.Order(StringComparer.Ordinal)))),
    ];

    private sealed record Printed(string CreditCode, string Organisation, string Kind, string Desk, IReadOnlyList<PrintedField> Fields)
    {
        /// <summary>Another number is another person; null where no part names one.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<string>? Persons { get; init; }
    }

    private sealed record PrintedField(string Id, string Text)
    {
        public static PrintedField Of(string id, string text) => new(id, text.ReplaceLineEndings("\n").Trim());
    }
}
