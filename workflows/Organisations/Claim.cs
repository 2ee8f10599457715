namespace Funding.Workflows.Organisations;

/// <summary>Somebody's word that they act for an organisation: provisional until its desk or the office decides.</summary>
public sealed record Claim
{
    public required string CreditCode { get; init; }

    public required string PersonId { get; init; }

    /// <summary>As this person names the organisation.</summary>
    public required string OrganisationName { get; init; }

    /// <summary>The desk that they named; it may confirm the claim.</summary>
    public required string Desk { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public ClaimState State { get; init; } = ClaimState.Open;

    /// <summary>Why they act for it; whoever claims what others hold has to say it.</summary>
    public string Statement { get; init; } = "";

    public IReadOnlyList<AttachedDocument> Documents { get; init; } = [];

    /// <summary>Whom the claimant lets fill in with them: what becomes of the claim becomes of them.</summary>
    public IReadOnlyList<string> Colleagues { get; init; } = [];

    public ClaimOutcome? Outcome { get; init; }

    /// <summary>The claimant first.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<string> People => [PersonId, .. Colleagues];

    public Claim Ended(ClaimState state, ClaimOutcome outcome) => this with { State = state, Outcome = outcome };
}

public enum ClaimState
{
    Open,
    Confirmed,
    Refused,

    /// <summary>Given up by the claimant.</summary>
    Released,
}

/// <param name="By">Person id.</param>
/// <param name="Reason">Empty where the desk or the office confirmed without a word.</param>
public sealed record ClaimOutcome(string By, DateTimeOffset At, string Reason);

public enum ClaimVerdict
{
    /// <summary>The claimant acts for the organisation, beside those who do already.</summary>
    Confirm,
    Refuse,

    /// <summary>The claimant acts for it in place of those who did.</summary>
    HandOver,
}
