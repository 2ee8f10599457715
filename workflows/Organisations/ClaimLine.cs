namespace Funding.Workflows.Organisations;

/// <summary>An open claim in lists.</summary>
/// <param name="Rivals">How many others claim the same organisation.</param>
/// <param name="Held">Somebody else's claim is confirmed.</param>
public sealed record ClaimLine(
    string CreditCode, string OrganisationName, string PersonId, string Desk, DateTimeOffset MadeAt, int Rivals, bool Held)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public ClaimQuestion Question => Held ? ClaimQuestion.Held : Rivals > 0 ? ClaimQuestion.Rivals : ClaimQuestion.One;
}

/// <summary>What a claim asks of who decides on it.</summary>
public enum ClaimQuestion
{
    /// <summary>The only one on its organisation.</summary>
    One,

    /// <summary>One of several, and nobody is confirmed.</summary>
    Rivals,

    /// <summary>Somebody else is confirmed.</summary>
    Held,
}
