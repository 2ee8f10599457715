namespace Funding.Platform.Tests.Documents;

public sealed class UnfinishedLimitsTests
{
    [Fact]
    public void The_limits_that_come_with_the_program_hold_and_a_person_may_send_the_largest_file()
    {
        Assert.Null(UnfinishedLimits.Fault(new()));
        Assert.True(new UnfinishedLimits().BytesPerPerson >= DocumentRules.LargestBytes);
    }

    [Theory]
    [InlineData(0, 1000, 10)]
    [InlineData(20, 10, 20)]
    [InlineData(10, 1000, 0)]
    public void A_limit_out_of_range_or_above_the_installations_stops_the_start(int perPerson, int perInstallation, int perDay) =>
        Assert.NotNull(UnfinishedLimits.Fault(
            new() { PerPerson = perPerson, PerApplication = 1, PerInstallation = perInstallation, BegunPerPersonAndDay = perDay }));

    [Theory]
    [InlineData(9, 0, null)]
    [InlineData(10, 0, "unfinished-uploads")]
    [InlineData(1, 200L << 20, "unfinished-bytes")]
    [InlineData(1, (200L << 20) - 1, null)]
    public void A_person_gets_exactly_as_far_as_the_limit(int sessions, long bytes, string? code)
    {
        var held = new UnfinishedUploads([.. Enumerable.Range(0, sessions).Select(i => new UnfinishedUpload($"u{i}", i == 0 ? bytes : 0))]);
        Assert.Equal(code, UnfinishedDecision.Check("proof", 1, held, UnfinishedUploads.None, new(sessions, bytes), new())?.Code);
    }
}
