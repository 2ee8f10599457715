namespace Funding.Workflows.Tests.Review;

public sealed class PublicValueTests
{
    [Theory]
    [InlineData("3,271.50", "3271.5")]
    [InlineData("　３，２７１．５０　", "3271.5")]
    [InlineData("03271.5", "3271.5")]
    [InlineData("3271.00", "3271")]
    [InlineData("0.50", "0.5")]
    [InlineData("000", "0")]
    [InlineData("1.2.30", "1.2.30")]
    [InlineData(".50", ".50")]
    [InlineData("-3.10", "-3.10")]
    [InlineData("sh 600000", "SH600000")]
    [InlineData("双色球 03 07", "双色球0307")]
    public void Two_people_who_read_the_same_enter_the_same(string typed, string normal) =>
        Assert.Equal(normal, PublicValue.Normalise(typed));

    [Fact]
    public void The_normal_form_is_its_own() => Gen.String[Gen.Char["0123456789., aZ３．"], 1, 20].Sample(typed =>
    {
        if (string.IsNullOrWhiteSpace(typed.Replace(",", ""))) return;
        var normal = PublicValue.Normalise(typed);
        Assert.Equal(normal, PublicValue.Normalise(normal));
    });

    [Theory]
    [InlineData("")]
    [InlineData(" , ")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public void Nothing_or_far_too_much_is_refused(string typed) =>
        Assert.Throws<ArgumentException>(() => PublicValue.Normalise(typed));

    [Theory]
    [InlineData("3271.50", true)]
    [InlineData("　３，２７１．５０　", true)]
    [InlineData("1000.00", true)]
    [InlineData("20,000.00", true)]
    [InlineData("999.99", false)]
    [InlineData("20000.01", false)]
    [InlineData("3271.5", false)]
    [InlineData("3271.500", false)]
    [InlineData("3271", false)]
    [InlineData("3271.", false)]
    [InlineData("-3271.50", false)]
    [InlineData("+3271.50", false)]
    [InlineData("32715.50", false)]
    [InlineData("3.271,50", false)]
    [InlineData("3271.50点", false)]
    [InlineData("3.27e3", false)]
    [InlineData("٣٢٧١.٥٠", false)]
    [InlineData("双色球 03 07", false)]
    [InlineData("休市", false)]
    [InlineData("", false)]
    public void A_close_of_the_index_has_two_decimals_and_a_sane_size(string typed, bool could) =>
        Assert.Equal(could, ShanghaiComposite.CouldBe(typed));

    [Fact]
    public void Every_close_of_the_index_may_be_entered_as_it_is_published() =>
        Gen.Int[100_000, 2_000_000].Sample(hundredths =>
        {
            var published = (hundredths / 100m).ToString("#,0.00", System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(ShanghaiComposite.CouldBe(published));
            Assert.Equal(hundredths / 100m,
                decimal.Parse(PublicValue.Normalise(published), System.Globalization.CultureInfo.InvariantCulture));
        });

    [Fact]
    public void The_index_is_known_by_its_own_name_only()
    {
        Assert.True(ShanghaiComposite.IsNamedBy(ShanghaiComposite.Name));
        Assert.False(ShanghaiComposite.IsNamedBy(new("双色球第2026060期红球号码", "Numbers of lottery draw 2026060")));
    }

    [Theory]
    [InlineData("Government", Party.Government)]
    [InlineData(" industry ", Party.Industry)]
    [InlineData("企业", Party.Enterprise)]
    [InlineData("学校", Party.School)]
    [InlineData("press", null)]
    [InlineData(null, null)]
    public void A_party_is_read_by_id_or_by_its_word(string? text, Party? party) => Assert.Equal(party, Parties.Read(text));

    [Fact]
    public void Every_party_reads_back() => Assert.All(Parties.All, p =>
    {
        Assert.Equal(p, Parties.Read(p.Id()));
        Assert.Equal(p, Parties.Read(p.Name().Zh));
    });
}
