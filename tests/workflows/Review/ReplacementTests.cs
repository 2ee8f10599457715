using static Funding.Workflows.Tests.Review.AssignmentExamples;

namespace Funding.Workflows.Tests.Review;

public sealed class ReplacementTests
{
    private static readonly PanelSeat GivenUp = new("a1", "e1", Party.School);

    private static AssignmentInputs Pool(params PanelExpert[] others) =>
        Inputs([Application("a1", "org")], [Expert("e1", Party.School), .. others], new(new Dictionary<Party, int> { [Party.School] = 1 }))
            with
        { Existing = [GivenUp] };

    [Fact]
    public void The_lightest_of_the_same_party_takes_over()
    {
        var inputs = Pool(Expert("busy", Party.School), Expert("light", Party.School), Expert("other", Party.Industry));
        inputs = inputs with { Existing = [GivenUp, new("b", "busy", Party.School)] };
        Assert.Equal(new(GivenUp with { ExpertId = "light" }, null), Replacement.Find(inputs, GivenUp));
    }

    [Fact]
    public void Whoever_conflicts_sits_there_already_or_is_full_is_passed_over()
    {
        var inputs = Pool(
            Expert("kin", Party.School, "org"),
            Expert("full", Party.School, maxLoad: 0),
            Expert("seated", Party.School),
            Expert("other", Party.Industry));
        inputs = inputs with
        {
            Existing = [GivenUp, new("a1", "seated", Party.School)],
            Seats = new(new Dictionary<Party, int> { [Party.School] = 2 })
        };
        var decision = Replacement.Find(inputs, GivenUp);
        Assert.Equal("other", decision.Seat?.ExpertId);
        Assert.Equal(new AssignmentShortfall("a1", Party.School, 1, 1, 2, 2), decision.Shortfall);
    }

    [Fact]
    public void With_nobody_left_the_seat_is_empty_and_reported()
    {
        var decision = Replacement.Find(Pool(), GivenUp);
        Assert.Null(decision.Seat);
        Assert.Equal(new AssignmentShortfall("a1", Party.School, 1, 0, 0, 1), decision.Shortfall);
    }

    [Fact]
    public void A_replaced_panel_always_verifies() =>
        Gen.Select(Gen.Int[6, 30], Gen.Int[1, 9], Gen.Int[0, 99]).Sample((experts, applications, pick) =>
        {
            var inputs = Round(applications, experts, 12);
            var seats = Assignment.Assign(inputs).Seats;
            var givenUp = seats[pick % seats.Count];
            var decision = Replacement.Find(inputs with { Existing = seats }, givenUp);
            Assert.NotEqual(givenUp.ExpertId, decision.Seat?.ExpertId);
            var after = seats.Where(s => s != givenUp).Concat(decision.Seat is { } s ? [s] : []).ToList();
            Assert.Empty(AssignmentVerifier.Verify(inputs with { Barred = [new(givenUp.ApplicationId, givenUp.ExpertId)] }, after).Faults);
            Assert.Equal(
                decision,
                Replacement.Find(inputs with { Existing = [.. seats.Reverse()], Experts = [.. inputs.Experts.Reverse()] }, givenUp));
        }, iter: 200);
}
