namespace Funding.Platform.Tests.Organisations;

public sealed class CreditCodeTests
{
    private static readonly string[] Kinds = ["12", "52", "91", "A1", "N2", "Y1"];

    private static readonly Gen<string> First17 =
        Gen.Select(Gen.Int[0, Kinds.Length - 1], Gen.Char[CreditCode.Alphabet].Array[15], (kind, rest) => Kinds[kind] + new string(rest))
            .Where(start => !IdentityNumber.IsOne(CreditCode.Complete(start).Value));

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
    [InlineData("330106199003074517", "credit-code-identity-number", "公民身份号码")]
    [InlineData("11010519491231002x", "credit-code-identity-number", "公民身份号码")]
    [InlineData("94330100799655058B", "credit-code-registration-kind", "没有“94”")]
    [InlineData("01330100799655058B", "credit-code-registration-kind", "没有“01”")]
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
        First17.Sample(start => Assert.Equal(
            CreditCode.Complete(start), CreditCode.Read(CreditCode.Complete(start).Value.ToLowerInvariant()).Code));

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

    [Theory]
    [InlineData("91350203M0001QKT19")]
    [InlineData(" 91350203m0001qkt19 ")]
    public void A_code_outside_the_check_is_taken_when_it_is_confirmed(string typed)
    {
        Assert.Equal(CreditCodeFault.CheckCharacter, CreditCode.Read(typed).Problem!.Fault);
        Assert.True(CreditCode.IsOutsideCheck(typed));
        Assert.Equal("91350203M0001QKT19", CreditCode.Read(typed, confirmed: true).Code!.Value);
        Assert.Equal("91350203M0001QKT19", CreditCode.Parse(typed).Value);
        Assert.Contains("勾选确认", CreditCodeRefusals.For(CreditCode.Read(typed).Problem!, "creditCode").Chinese);
    }

    [Theory]
    [InlineData("330106199003074517")]
    [InlineData("94330100799655058B")]
    [InlineData("9133010079965505SB")]
    [InlineData("9133010079965505")]
    [InlineData("")]
    public void A_confirmation_forgives_nothing_else(string typed) => Assert.NotNull(CreditCode.Read(typed, confirmed: true).Problem);

    [Fact]
    public void Every_authority_has_its_kinds_and_no_others()
    {
        string[] all = ["11", "12", "13", "19", "21", "29", "31", "32", "33", "34", "35", "39", "41", "49", "51", "52", "53", "54", "59",
            "61", "62", "69", "71", "72", "79", "81", "89", "91", "92", "93", "A1", "A9", "N1", "N2", "N3", "N9", "Y1"];
        Assert.Equal(
            all, CreditCode.Alphabet.SelectMany(a => CreditCode.Alphabet.Where(k => RegistrationKinds.Has(a, k)).Select(k => $"{a}{k}")));
    }

    [Fact]
    public void No_identity_number_is_a_code_whatever_province_it_is_from() =>
        Gen.Select(Gen.Int[11, 65], Gen.Int[1, 9999], Gen.Int[0, 36_000], Gen.Int[0, 999]).Sample((province, county, day, number) =>
        {
            var first17 = $"{province}{county:0000}{new DateOnly(1920, 1, 1).AddDays(day):yyyyMMdd}{number:000}";
            var person = first17 + "0123456789X".Single(c => IdentityNumber.IsOne(first17 + c));
            Assert.Equal(CreditCodeFault.IdentityNumber, CreditCode.Read(person, confirmed: true).Problem!.Fault);
        });

    [Fact]
    public void A_stored_code_that_is_none_is_a_fault_of_the_store() =>
        Assert.Throws<FormatException>(() => CreditCode.Parse("94330100799655058C"));

    [Theory]
    [InlineData("浙江某某（集团） 公司", "浙江某某(集团)公司")]
    [InlineData(" 91330100799655058b", "９１３３０１００７９９６５５０５８Ｂ")]
    public void Two_spellings_have_one_key(string one, string other) => Assert.Equal(OrganisationKey.Of(one), OrganisationKey.Of(other));
}
