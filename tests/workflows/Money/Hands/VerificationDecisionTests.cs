namespace Funding.Workflows.Tests.Money.Hands;

/// <summary>Who verifies whom, and three hands that are three persons.</summary>
public sealed class VerificationDecisionTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private static readonly Person Officer = new()
    {
        Id = "officer",
        Email = "officer@office.example",
        Name = "周审",
        Roles = [new(Role.Officer)],
    };

    private static readonly Verification Entered = new(
        "officer", "周审", "officer@office.example", null, "hash-officer", "002X", new("admin", "钱管理", At));

    [Fact]
    public void Another_administrator_confirms_and_nobody_themselves()
    {
        Assert.Null(VerificationDecision.BarEntry(null, Officer, "admin"));
        Assert.Equal("verifies-oneself", VerificationDecision.BarEntry(null, Officer, "officer")!.Code);
        Assert.Equal(
            "person-not-of-office", VerificationDecision.BarEntry(null, Officer with { Roles = [new(Role.Expert)] }, "admin")!.Code);
        Assert.Equal("verification-entered", VerificationDecision.BarEntry(Entered, Officer, "admin")!.Code);
        Assert.Null(VerificationDecision.BarConfirmation(Entered, Officer, "second", null, null));
        Assert.Equal("second-administrator", VerificationDecision.BarConfirmation(Entered, Officer, "admin", null, null)!.Code);
        Assert.Equal("verifies-oneself", VerificationDecision.BarConfirmation(Entered, Officer, "officer", null, null)!.Code);
        Assert.Equal("verification-confirmed", VerificationDecision.BarConfirmation(
            Entered with { Confirmed = new("second", "孙管理", At) }, Officer, "second", null, null)!.Code);

        // One human being with two accounts of administrators is no second administrator.
        var admin = Entered with { PersonId = "admin", Hash = "hash-admin" };
        Assert.Equal("second-administrator", VerificationDecision.BarConfirmation(
            Entered, Officer, "second", admin, admin with { PersonId = "second" })!.Code);
    }

    [Fact]
    public void A_verification_counts_for_the_account_and_the_address_that_it_was_made_for()
    {
        var stands = Entered with { Confirmed = new("second", "孙管理", At) };
        Assert.True(stands.StandsFor(Officer));
        Assert.False(Entered.StandsFor(Officer));
        Assert.False(stands.StandsFor(null));
        Assert.False(stands.StandsFor(Officer with { Disabled = true }));
        Assert.False(stands.StandsFor(Officer with { Id = "next" }));
        Assert.False(stands.StandsFor(Officer with { Email = "other@office.example", AddressSince = At }));
        Assert.False(stands.StandsFor(Officer with { AddressSince = At }));
        Assert.Null(VerificationDecision.BarEntry(stands, Officer with { AddressSince = At }, "admin"));
        Assert.Equal("verification-address-changed", VerificationDecision.BarConfirmation(
            Entered, Officer with { AddressSince = At }, "second", null, null)!.Code);
    }

    [Fact]
    public void The_fifth_other_number_voids_the_entry()
    {
        var waiting = Entered;
        for (var miss = 1; miss < VerificationDecision.MostMisses; miss++)
            waiting = VerificationDecision.Missed(waiting)!;
        Assert.Equal(4, waiting.Misses);
        Assert.Null(VerificationDecision.Missed(waiting));
    }

    [Fact]
    public void Three_hands_are_three_persons_and_not_three_addresses()
    {
        var (maker, checker, approver) = (Of("a", "1"), Of("b", "2"), Of("c", "3"));
        Assert.Null(ThreeHands.Bar(checker, maker));
        Assert.Null(ThreeHands.Bar(approver, maker, checker));
        Assert.Equal("same-hand", ThreeHands.Bar(Of("c", "1"), maker, checker)!.Code);
        Assert.Equal("same-hand", ThreeHands.Bar(Of("b", "9"), maker, checker)!.Code);
        Assert.Null(ThreeHands.Bar(approver, maker, null));

        static Hand Of(string person, string identity) => new(person, person, identity, At);
    }
}
