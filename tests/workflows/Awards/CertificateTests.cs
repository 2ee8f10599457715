namespace Funding.Workflows.Tests.Awards;

public sealed class CertificateTests
{
    private static readonly byte[] Secret = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Theory]
    [InlineData("混合所有制学院〔{year}〕{batch}-{number:000}号", 7, "混合所有制学院〔2026〕1-007号")]
    [InlineData("{year}-{batch}-{number}", 7, "2026-1-7")]
    [InlineData("{number:00}/{year}{batch}", 123, "123/20261")]
    public void A_number_fills_its_pattern(string pattern, int number, string expected) =>
        Assert.Equal(expected, CertificateNumber.Of(pattern, 2026, 1, number));

    [Fact]
    public void No_two_numbers_of_a_year_and_batch_are_the_same() =>
        Gen.Select(Gen.Int[1, 5000], Gen.Int[1, 5000]).Sample((a, b) => Assert.Equal(
            a == b,
            CertificateNumber.Of("证〔{year}〕{batch}-{number:000}号", 2026, 1, a) == CertificateNumber.Of(
                "证〔{year}〕{batch}-{number:000}号", 2026, 1, b)));

    [Fact]
    public void A_code_is_the_same_for_the_same_award_and_read_however_it_is_typed() =>
        Gen.String[Gen.Char.AlphaNumeric, 1, 30].Sample(id =>
        {
            var code = VerificationCode.Of(Secret, id);
            Assert.Equal(code, VerificationCode.Of(Secret, id));
            Assert.Equal(12, code.Length);
            Assert.DoesNotContain(code, c => "01ILO".Contains(c, StringComparison.Ordinal));
            Assert.Equal(code, VerificationCode.Read($" {code[..4].ToLowerInvariant()}-{code[4..8]} {code[8..]} "));
            Assert.NotEqual(code, VerificationCode.Of([.. Secret.Reverse()], id));
        });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("23456789ABC")]
    [InlineData("23456789ABCDE")]
    [InlineData("0123456789AB")]
    [InlineData("23456789ABC中")]
    public void What_cannot_be_a_code_is_none(string? typed) => Assert.Null(VerificationCode.Read(typed));
}
