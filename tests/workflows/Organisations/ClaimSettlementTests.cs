using CsCheck;

namespace Funding.Workflows.Tests.Organisations;

/// <summary>What becomes of an organisation's applications in a round when a claim is decided.</summary>
public sealed class ClaimSettlementTests
{
    private static readonly ApplicationState[] Acted =
        [ApplicationState.Recommended, ApplicationState.Eligible, ApplicationState.Selected, ApplicationState.Awarded];

    private static readonly ApplicationState[] Early = [ApplicationState.Draft, ApplicationState.Submitted, ApplicationState.Corrected];

    [Fact]
    public void A_confirmed_claims_applications_stand_and_anothers_stay_as_they_are() => Assert.Equal(
        [("1", ApplicationFate.Stands)],
        Of(ClaimVerdict.Confirm, 1, At(1, ApplicationState.Submitted, "x"), At(2, ApplicationState.Draft, "y")));

    [Fact]
    public void Where_the_organisations_own_take_all_places_the_claimants_end() => Assert.Equal(
        [("2", ApplicationFate.Ends)], Of(ClaimVerdict.Confirm, 1, At(1, ApplicationState.Draft), At(2, ApplicationState.Submitted, "x")));

    [Fact]
    public void What_was_withdrawn_takes_no_place() => Assert.Equal(
        [("2", ApplicationFate.Stands)],
        Of(ClaimVerdict.Confirm, 1, At(1, ApplicationState.Withdrawn), At(2, ApplicationState.Submitted, "x")));

    [Fact]
    public void A_refused_claims_applications_end_and_nobody_elses() => Assert.Equal(
        [("2", ApplicationFate.Ends)],
        Of(ClaimVerdict.Refuse, 1, At(1, ApplicationState.Draft), At(2, ApplicationState.Submitted, "x"),
            At(3, ApplicationState.Submitted, "y"), At(4, ApplicationState.Lapsed, "x")));

    [Fact]
    public void A_hand_over_passes_on_what_others_have_acted_on_and_ends_the_claimants_own_beside_it() => Assert.Equal(
        [("1", ApplicationFate.PassesOn), ("2", ApplicationFate.Ends)],
        Of(ClaimVerdict.HandOver, 1, At(1, ApplicationState.Recommended), At(2, ApplicationState.Submitted, "x")));

    [Fact]
    public void Before_that_the_claimants_own_stands_and_the_former_holders_ends() => Assert.Equal(
        [("2", ApplicationFate.Stands), ("1", ApplicationFate.Ends)],
        Of(ClaimVerdict.HandOver, 1, At(1, ApplicationState.Submitted), At(2, ApplicationState.Draft, "x")));

    [Fact]
    public void A_claimant_with_none_of_their_own_takes_over_what_there_is() => Assert.Equal(
        [("1", ApplicationFate.PassesOn)], Of(ClaimVerdict.HandOver, 1, At(1, ApplicationState.Draft)));

    /// <summary>However many apply and whoever is confirmed, no more of the organisation's own stand than the call admits.</summary>
    [Fact]
    public void No_more_stand_than_the_call_admits_unless_they_stood_before()
    {
        var one = Gen.Select(OneOf([.. Early, ApplicationState.Withdrawn]), OneOf("x", "y"));
        var own = OneOf([.. Early, .. Acted, ApplicationState.Withdrawn]);
        Gen.Select(one.Array[0, 5], own.Array[0, 3], Gen.Int[1, 3], OneOf(ClaimVerdict.Confirm, ClaimVerdict.HandOver))
            .Sample((claimed, ofOrganisation, limit, verdict) =>
            {
                var kept = ofOrganisation.Take(limit).Select((state, i) => At(i + 1, state)).ToList();
                Application[] all = [.. kept, .. claimed.Select((c, i) => At(10 + i, c.Item1, c.Item2))];
                var fates = ClaimSettlement.Of(verdict, all, By("x"), limit).ToDictionary(f => f.Application.Id, f => f.Fate);
                var stand = all.Where(a => fates.TryGetValue(a.Id, out var fate) ? fate != ApplicationFate.Ends : a.ClaimedBy is null);
                Assert.True(stand.Count(ClaimSettlement.TakesPlace) <= limit);
                Assert.All(all.Where(a => a.ClaimedBy == "x"), a => Assert.Contains(a.Id, fates.Keys));
                Assert.All(all.Where(a => a.ClaimedBy == "y"), a => Assert.DoesNotContain(a.Id, fates.Keys));
            });
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static IEnumerable<(string, ApplicationFate)> Of(ClaimVerdict verdict, int limit, params Application[] ofCode) =>
        ClaimSettlement.Of(verdict, ofCode, By("x"), limit).Select(f => (f.Application.Id, f.Fate));

    private static Application At(int number, ApplicationState state, string? claimedBy = null) => new()
    {
        Id = $"{number}",
        RoundId = "round",
        CreditCode = "code",
        OrganisationName = "之江学院",
        ApplicantKind = "school",
        Desk = "hangzhou",
        State = state,
        Editors = [claimedBy ?? "holder"],
        ClaimedBy = claimedBy,
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    private static Claim By(string person) => new()
    {
        CreditCode = "code",
        PersonId = person,
        OrganisationName = "之江学院",
        Desk = "hangzhou",
        MadeAt = DateTimeOffset.UnixEpoch,
    };
}
