namespace Funding.Workflows.Organisations;

/// <summary>What becomes of an application when a claim is decided.</summary>
public enum ApplicationFate
{
    /// <summary>It is the organisation's, and no longer provisional.</summary>
    Stands,

    /// <summary>It goes on in the hands of the new holder.</summary>
    PassesOn,
    Ends,
}

/// <summary>Of one organisation's applications in a round only so many stand as the call admits: a claim's decision says which.</summary>
public static class ClaimSettlement
{
    /// <summary>What may still end by it; a provisional one cannot have come further.</summary>
    private static readonly IReadOnlyList<ApplicationState> Early =
        [ApplicationState.Draft, ApplicationState.Submitted, ApplicationState.UnderCorrection, ApplicationState.Corrected];

    /// <summary>Whether it takes one of the places that the call gives an organisation; what was withdrawn before it went its way gives
    /// its place back.</summary>
    public static bool TakesPlace(Application application) =>
        application.State != ApplicationState.Withdrawn || application.At is not null;

    /// <param name="side">Applications begun under the same claim; null for the organisation's own.</param>
    /// <returns>The one that stands in the way of another; null where there is room.</returns>
    public static Application? InTheWay(IEnumerable<Application> ofCode, string? side, int limit) =>
        ofCode.Where(a => a.ClaimedBy == side && TakesPlace(a)).ToList() is { } taking && taking.Count >= limit ? taking[0] : null;

    /// <param name="ofCode">All applications of the organisation in the round.</param>
    /// <returns>Only those that something becomes of.</returns>
    public static IReadOnlyList<(Application Application, ApplicationFate Fate)> Of(
        ClaimVerdict verdict, IReadOnlyList<Application> ofCode, Claim claim, int limit)
    {
        var claimed = ofCode.Where(a => a.ClaimedBy == claim.PersonId).ToList();
        if (verdict == ClaimVerdict.Refuse)
            return [.. claimed.Where(a => Early.Contains(a.State)).Select(a => (a, ApplicationFate.Ends))];

        var own = ofCode.Where(a => a.ClaimedBy is null).ToList();
        if (verdict == ClaimVerdict.Confirm)
            return [.. Fill(claimed, ApplicationFate.Stands, limit - own.Count(TakesPlace))];

        // What others have acted on goes on; then the new holder's own come before drafts and submissions of the former one.
        var further = own.Where(a => !Early.Contains(a.State) || a.Editors.Contains(claim.PersonId)).ToList();
        var ofClaimant = Fill(claimed, ApplicationFate.Stands, limit - further.Count(TakesPlace)).ToList();
        var stand = further.Count(TakesPlace) + ofClaimant.Count(f => f.Fate == ApplicationFate.Stands && TakesPlace(f.Application));
        return
        [
            .. further.Select(a => (a, ApplicationFate.PassesOn)), .. ofClaimant,
            .. Fill(own.Except(further), ApplicationFate.PassesOn, limit - stand),
        ];
    }

    private static IEnumerable<(Application Application, ApplicationFate Fate)> Fill(
        IEnumerable<Application> applications, ApplicationFate fate, int room)
    {
        foreach (var application in applications)
        {
            var fits = !TakesPlace(application) || room-- > 0;
            if (fits || Early.Contains(application.State))
                yield return (application, fits ? fate : ApplicationFate.Ends);
        }
    }
}
