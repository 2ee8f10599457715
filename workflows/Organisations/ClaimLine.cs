namespace Funding.Workflows.Organisations;

/// <summary>An open claim in lists.</summary>
/// <param name="Rivals">How many others claim the same organisation.</param>
/// <param name="Held">Somebody else's claim is confirmed.</param>
public sealed record ClaimLine(
    string CreditCode, string OrganisationName, string PersonId, string Desk, DateTimeOffset MadeAt, int Rivals, bool Held);
