namespace Funding.Workflows.Parts;

/// <summary>Whom a part names who may be named once. Pure.</summary>
public interface IPartPersons
{
    /// <summary>None where the part names nobody, asks for no uniqueness, or no number was given yet.</summary>
    IEnumerable<PersonNaming> Persons(PartOutline part, Application application);
}

/// <param name="Scope">In which a person is named once, whatever the programme and the year.</param>
/// <param name="Field">What a refusal about it names.</param>
/// <param name="Role">What the part calls the person.</param>
public sealed record PersonNaming(string Scope, NamedPerson Person, string Field, Bilingual Role);
