using static Funding.Workflows.Tests.Review.AssignmentExamples;

namespace Funding.Workflows.Tests.Review;

public sealed class AssignmentVerifierTests
{
    private static readonly AssignmentInputs Inputs = Inputs(
        [Application("a1", "91330100799655058B", "某某（集团）公司"), Application("a2", "other")],
        [
            Expert("own", Party.School, "９１330100799655058b"),
            Expert("affiliate", Party.School, "x", affiliates: ["某某(集团) 公司"]),
            Expert("declared", Party.School, "y", conflicts: ["a1"]),
            Expert("free", Party.School, "z", maxLoad: 1),
        ]) with
    { Barred = [new("a1", "free")] };

    [Theory]
    [InlineData("own", ConflictReason.SameOrganisation)]
    [InlineData("affiliate", ConflictReason.Affiliate)]
    [InlineData("declared", ConflictReason.Declared)]
    [InlineData("free", ConflictReason.Barred)]
    public void Every_kind_of_conflict_is_found_however_it_is_spelled(string expert, ConflictReason reason) => Assert.Equal(
        [new("conflict", "a1", expert, reason)],
        AssignmentVerifier.Verify(Inputs, [new("a1", expert, Party.School)]).Faults);

    [Fact]
    public void Doubled_seats_overload_and_strangers_are_found()
    {
        var faults = AssignmentVerifier.Verify(Inputs,
        [
            new("a2", "free", Party.School), new("a2", "free", Party.Government),
            new("a2", "own", Party.School), new("a3", "own", Party.School), new("a2", "nobody", Party.Industry),
        ]).Faults;
        Assert.Equal(
            ["unknown-expert  nobody", "over-load  free", "too-many a2 ", "twice a2 free", "unknown-application a3 "],
            faults.OrderBy(f => f.ApplicationId is null ? 0 : 1).ThenByDescending(f => f.ApplicationId is null ? f.ExpertId : "")
                .Select(f => $"{f.Kind} {f.ApplicationId} {f.ExpertId}"));
    }

    [Fact]
    public void An_empty_panel_is_short_of_every_party() => Assert.Equal(
        [1, 1, 2, 1], AssignmentVerifier.Verify(Inputs, []).Shortfalls.Where(s => s.ApplicationId == "a2").Select(s => s.Missing));
}
