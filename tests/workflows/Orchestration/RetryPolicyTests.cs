using CsCheck;
using Funding.Workflows.Orchestration;

namespace Funding.Workflows.Tests.Orchestration;

public sealed class RetryPolicyTests
{
    [Fact]
    public void Delays_double_up_to_their_cap()
    {
        var policy = new RetryPolicy(30, TimeSpan.FromSeconds(5), 2, TimeSpan.FromHours(1));
        Assert.Equal([5, 10, 20, 40], Enumerable.Range(2, 4).Select(n => policy.DelayBefore(n).TotalSeconds));
        Assert.Equal(TimeSpan.FromHours(1), policy.DelayBefore(30));
    }

    [Fact]
    public void No_delay_is_shorter_than_the_one_before_nor_longer_than_a_month() =>
        Gen.Select(Gen.Int[1, 100_000], Gen.Double[1, 10], Gen.Int[2, 200]).Sample((seconds, factor, attempt) =>
        {
            var policy = new RetryPolicy(1000, TimeSpan.FromSeconds(seconds), factor);
            Assert.True(policy.DelayBefore(attempt + 1) >= policy.DelayBefore(attempt));
            Assert.True(policy.DelayBefore(attempt) <= TimeSpan.FromDays(30));
        });
}
