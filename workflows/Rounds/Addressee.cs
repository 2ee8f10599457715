namespace Funding.Workflows.Rounds;

/// <summary>Whom a mail of a round goes to.</summary>
/// <param name="Organisation">What it calls a person who has told no name yet; null for nothing.</param>
public readonly record struct Addressee(string PersonId, string? Organisation = null)
{
    public static implicit operator Addressee(string personId) => new(personId);

    /// <summary>Who began the application, for its organisation.</summary>
    public static Addressee Of(Application application) => new(application.Editors[0], application.OrganisationName);
}
