namespace Funding.Workflows.Tests.Review;

/// <summary>The expected values come from the Python of docs/verifying.md, run apart from this code.</summary>
public sealed class DrawSequenceTests
{
    private const string RoundId = "mixed-ownership-colleges-2026-1";
    private static readonly byte[] Seed = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly string[] Roster = [.. Enumerable.Range(1, 12).Select(i => $"e{i:00}")];

    [Fact]
    public void The_commitment_is_the_published_format() => Assert.Equal(
        "c65086c2710dd4f0a75de49148f7979cdee7d50a88b5de98f34c2226897e8245", DrawCommitment.Of(Seed, RoundId));

    [Theory]
    [InlineData("experts", "e12 e08 e09 e03 e06 e01 e07 e04 e11 e02 e10 e05")]
    [InlineData("tie-break", "e04 e03 e05 e08 e07 e10 e06 e11 e12 e02 e01 e09")]
    public void A_shuffle_is_the_one_computed_elsewhere(string purpose, string expected)
    {
        var draw = new DrawSequence(Seed, "３,271.50 ");
        Assert.Equal(expected, string.Join(' ', draw.Shuffle(purpose, Roster)));
        Assert.Equal(expected, string.Join(' ', draw.Shuffle(purpose, Roster.Reverse())));
    }

    [Fact]
    public void Integers_are_the_ones_computed_elsewhere()
    {
        var draw = new DrawSequence(Seed, "3271.5");
        Assert.Equal([216, 434, 591, 860, 707, 749, 238, 690, 106], draw.Integers("experts", 1000, 9));
        Assert.Equal([1944557065, 1519841812, 899009556], draw.Integers("big", int.MaxValue, 3));
    }

    [Fact]
    public void The_roster_hash_is_the_published_format() => Assert.Equal(
        "8ef512a894db43b336d34f95dc88e075a25ad414f50d9b5c7112eb6cb4651f23", RosterHash.Of(["甲", "乙", "a", "B"]));
}
