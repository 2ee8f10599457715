namespace Funding.Functions.Tests.Telemetry;

public sealed class MasksTests
{
    private const string Id = "abcdefghij_lmnopqrstu-";
    private const string Mac = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnop0";

    [Theory]
    [InlineData($"/link/review-desk/{Id}.{Mac}", "/link/review-desk/(token)")]
    [InlineData($"/signin/{Id}.{Mac}?return=%2Fapply", "/signin/(token)?return=%2Fapply")]
    [InlineData($"mac {Mac}.", "mac (token).")]
    [InlineData($"Bearer fdt_{Mac}", "Bearer (token)")]
    [InlineData("No person <wang.xiaoming@zjnu.edu.cn>", "No person <(address)>")]
    [InlineData("contact=13812345678;", "contact=(number);")]
    [InlineData("mixed-ownership-colleges-2026-1", "mixed-ownership-colleges-2026-1")]
    [InlineData(
        "9f2c51d07be84a36c1d5e2f80a6b7c9d3e4f5061728394a5b6c7d8e9fa0b1c2d",
        "9f2c51d07be84a36c1d5e2f80a6b7c9d3e4f5061728394a5b6c7d8e9fa0b1c2d")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
    public void Tokens_addresses_and_numbers_are_masked_and_nothing_else(string text, string expected) =>
        Assert.Equal(expected, Masks.Apply(text));
}
