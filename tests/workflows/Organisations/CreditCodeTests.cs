using CsCheck;
using Funding.Workflows.Organisations;

namespace Funding.Workflows.Tests.Organisations;

public sealed class CreditCodeTests
{
    private static readonly Gen<string> First17 = Gen.Char[CreditCode.Alphabet].Array[17].Select(c => new string(c));

    // The standard's own example and published codes of well-known organisations.
    [Theory]
    [InlineData("91350100M000100Y43")]
    [InlineData("91440300708461136T")]
    [InlineData("91330100799655058B")]
    [InlineData("91110000802100433B")]
    public void Real_codes_pass(string code) => Assert.Equal(code, CreditCode.Read(code).Code?.Value);

    [Theory]
    [InlineData(" 9133 0100\t7996-5505 8b\u200B")]
    [InlineData("９１３３０１００７９９６５５０５８Ｂ")]
    public void Spaces_hyphens_full_width_and_lower_case_are_forgiven(string typed) =>
        Assert.Equal("91330100799655058B", CreditCode.Parse(typed).ToString());

    [Theory]
    [InlineData(null, "credit-code-empty", "请填写")]
    [InlineData("  - ", "credit-code-empty", "请填写")]
    [InlineData("91330100799655058", "credit-code-length", "现为17位")]
    [InlineData("91330100799655058BB", "credit-code-length", "现为19位")]
    [InlineData("9133010079965505SB", "credit-code-character", "第17位“S”")]
    [InlineData("913301007996550中8B", "credit-code-character", "第16位“中”")]
    [InlineData("91330100799655058C", "credit-code-check-character", "应为“B”，现为“C”")]
    [InlineData("91330100799655085B", "credit-code-check-character", "校验位不符")]
    public void What_is_wrong_is_named(string? typed, string code, string says)
    {
        var refusal = CreditCodeRefusals.For(CreditCode.Read(typed).Problem!, "creditCode");
        Assert.Equal((code, "creditCode"), (refusal.Code, refusal.Field));
        Assert.Contains(says, refusal.Chinese);
        Assert.NotEmpty(refusal.English);
    }

    [Theory]
    [InlineData('I')]
    [InlineData('O')]
    [InlineData('S')]
    [InlineData('V')]
    [InlineData('Z')]
    public void Letters_that_look_like_digits_are_no_part_of_a_code(char letter)
    {
        Assert.Equal(new CreditCodeProblem(CreditCodeFault.Character) { Position = 9, Found = letter },
            CreditCode.Read($"91350100{letter}000100Y43").Problem);
        Assert.Throws<ArgumentException>(() => CreditCode.CheckCharacter($"91350100{letter}000100Y4"));
    }

    [Fact]
    public void Every_completed_code_is_read_back() =>
        First17.Sample(start => Assert.Equal(CreditCode.Complete(start), CreditCode.Read(CreditCode.Complete(start).Value.ToLowerInvariant()).Code));

    [Fact]
    public void One_wrong_character_or_two_swapped_neighbours_never_pass() =>
        Gen.Select(First17, Gen.Int[0, 17], Gen.Char[CreditCode.Alphabet]).Sample((start, at, other) =>
        {
            var code = CreditCode.Complete(start).Value;
            var changed = code[..at] + other + code[(at + 1)..];
            Assert.Equal(changed == code, CreditCode.Read(changed).Code is not null);
            var i = Math.Min(at, 15);
            var swapped = code[..i] + code[i + 1] + code[i] + code[(i + 2)..];
            Assert.Equal(swapped == code, CreditCode.Read(swapped).Code is not null);
        });

    [Fact]
    public void A_stored_code_that_is_none_is_a_fault_of_the_store() =>
        Assert.Throws<FormatException>(() => CreditCode.Parse("91330100799655058C"));

    [Theory]
    [InlineData("浙江某某（集团） 公司", "浙江某某(集团)公司")]
    [InlineData(" 91330100799655058b", "９１３３０１００７９９６５５０５８Ｂ")]
    public void Two_spellings_have_one_key(string one, string other) => Assert.Equal(OrganisationKey.Of(one), OrganisationKey.Of(other));
}
