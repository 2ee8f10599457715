namespace Funding.Workflows.Organisations;

internal sealed record SettlePayload(string CreditCode, Claim Claim, ClaimVerdict Verdict);

/// <param name="NameBefore">What the application called the organisation until now.</param>
internal sealed record FactsPayload(string CreditCode, string? ClaimedBy, string NameBefore, string Name, string Desk);

internal static class ClaimEffects
{
    public const string SettleKind = "settle-claim";
    public const string ListKind = "list-claims";
    public const string FactsKind = "follow-facts";

    /// <summary>Carries a decision into the applications of running rounds.</summary>
    public static Commit Settle(this Commit commit, string creditCode, Claim claim, ClaimVerdict verdict) => commit.Then(Effect.Of(
        SettleKind, $"settle-claim:{creditCode}:{claim.PersonId}:{verdict}", new SettlePayload(creditCode, claim, verdict)));

    public static Commit ListClaims(this Commit commit, string creditCode) =>
        commit.Then(Effect.Of(ListKind, $"list-claims:{creditCode}", creditCode));

    /// <summary>What is corrected in an application is corrected where the next one begins.</summary>
    public static Commit FollowFacts(this Commit commit, Application before, Application after) => commit.Then(Effect.Of(
        FactsKind,
        $"follow-facts:{after.Id}",
        new FactsPayload(after.CreditCode, after.ClaimedBy, before.OrganisationName, after.OrganisationName, after.Desk)));

    public static Commit ScanName(this Commit commit, string creditCode, string rowKey, AttachedDocument? document) =>
        document is { Scan: ScanEffects.Unscanned } ? commit.ScanOfOrganisation(creditCode, rowKey, document.Id) : commit;

    public static Commit ScanClaim(this Commit commit, Claim claim)
    {
        foreach (var document in claim.Documents.Where(d => d.Scan == ScanEffects.Unscanned))
            commit.ScanOfOrganisation(claim.CreditCode, OrganisationKeys.Claim(claim.PersonId), document.Id);
        return commit;
    }
}
