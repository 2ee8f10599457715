namespace Funding.Workflows.Review;

/// <summary>
/// An application as those who score it have it: without the fields and documents that are contact, and without their values where
/// they stand elsewhere, as telephone and address in other answers and any of them in a file's name.
/// </summary>
public sealed record ScorersView(Programme Programme, Application Application, Answers Answers)
{
    /// <summary>Stands where something was left out.</summary>
    public const string LeftOut = "___";

    private const int ShortestValue = 2;
    private const int ShortestNumber = 7;

    public static ScorersView Of(Programme programme, Application application, Answers answers)
    {
        var contact = programme.ContactFields().ToDictionary(f => f.Id, StringComparer.Ordinal);
        string[] names = [.. contact.Values.SelectMany(f => Spellings(answers, f))];
        string[] numbers = [.. contact.Values.Where(f => f.Type is FieldType.Email or FieldType.Phone)
            .SelectMany(f => Spellings(answers, f))];
        var hidden = DocumentsSettings.Of(programme).Where(programme.IsContact).Select(d => d.Id).ToHashSet(StringComparer.Ordinal);
        return new(
            programme.WithoutContacts(),
            application with
            {
                Documents = [.. application.Documents.Where(d => !hidden.Contains(d.Slot))
                    .Select(d => d with { FileName = WithoutInName(d.FileName, names) })],
            },
            answers with
            {
                Fields = answers.Fields.Where(f => !contact.ContainsKey(f.Key))
                    .ToDictionary(f => f.Key, f => Without(f.Value, numbers), StringComparer.Ordinal),
                Owners = [.. answers.Owners.Select(o => o with { Name = Without(o.Name, numbers) })],
            });
    }

    private static IEnumerable<string> Spellings(Answers answers, FormField field)
    {
        var value = answers.Fields.GetValueOrDefault(field.Id)?.Trim() ?? "";
        if (value.EnumerateRunes().Count() >= ShortestValue)
            yield return value;
        var digits = string.Concat(value.Where(char.IsAsciiDigit));
        if (field.Type == FieldType.Phone && digits != value && digits.Length >= ShortestNumber)
            yield return digits;
    }

    private static string WithoutInName(string fileName, string[] values)
    {
        var extension = Path.GetExtension(fileName);
        return Without(fileName[..^extension.Length], values) + extension;
    }

    private static string Without(string text, string[] values) =>
        values.OrderByDescending(v => v.Length)
            .Aggregate(text, (rest, value) => rest.Replace(value, LeftOut, StringComparison.OrdinalIgnoreCase));
}
