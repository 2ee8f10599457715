namespace Funding.Workflows.Parts;

/// <summary>The contacts of one application, to be left out where they stand elsewhere.</summary>
/// <param name="Printed">Whether the programme asks for any: the stamped form shows them.</param>
public sealed record Contacts(bool Printed, IReadOnlyList<ContactValue> Values)
{
    /// <summary>Stands where something was left out.</summary>
    public const string LeftOut = "___";

    public static Contacts Of(Programme programme, Answers answers) =>
        new(programme.HasContacts(), [.. programme.EachPart().SelectMany(p => p.Kind.ContactsIn(p.Part, answers))]);

    /// <summary>A text without telephone numbers and addresses.</summary>
    public string LeaveOut(string text) => Without(text, Values.Where(v => v.Reaches));

    /// <summary>A file's name without any of them.</summary>
    public string LeaveOutOfName(string fileName)
    {
        var extension = Path.GetExtension(fileName);
        return Without(fileName[..^extension.Length], Values) + extension;
    }

    private static string Without(string text, IEnumerable<ContactValue> values) =>
        values.OrderByDescending(v => v.Text.Length)
            .Aggregate(text, (rest, value) => rest.Replace(value.Text, LeftOut, StringComparison.OrdinalIgnoreCase));
}
