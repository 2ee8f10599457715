namespace Funding.Workflows.Parts.Person;

/// <summary>
/// A person whom the application names: name, year of birth, the number of the identity card as a keyed hash and its last four characters,
/// and the file's own questions.
/// </summary>
/// <param name="Title">What the person is, such as 技能大师; heading of the page.</param>
public sealed record PersonSettings(Bilingual Title)
{
    public const string Kind = "person";

    public Bilingual? Hint { get; init; }

    /// <summary>In which a person is named once, by all programmes and years that give the same; null where anybody may name it.</summary>
    public string? Scope { get; init; }

    /// <summary>"by-link": the person consents by a mailed link before the submission; null where nobody is asked.</summary>
    public string? Consent { get; init; }

    /// <summary>Questions about the person; one line of text, a number, a date, a choice or a yes-or-no.</summary>
    public IReadOnlyList<FormField> Fields { get; init; } = [];

    [JsonIgnore]
    public bool AsksConsent => Consent == PartyFaults.ByLink;

    /// <exception cref="RefusedException">The programme has no such part.</exception>
    internal static PartOutline PartOf(Programme programme, string person) =>
        programme.Parts.FirstOrDefault(p => p.Kind == Kind && p.Id == person) ?? throw PartForm.NoSuchPage();
}
