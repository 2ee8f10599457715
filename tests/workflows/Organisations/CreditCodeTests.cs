using Funding.Workflows.Organisations;

namespace Funding.Workflows.Tests.Organisations;

public sealed class CreditCodeTests
{
    // Published codes of well-known organisations.
    [Theory]
    [InlineData("91350100M000100Y43")] // the standard's own example
    [InlineData("91440300708461136T")]
    [InlineData("91330100799655058B")]
    public void Real_codes_pass(string code) => Assert.Equal(code, CreditCode.Read(code).Code?.Value);
}
