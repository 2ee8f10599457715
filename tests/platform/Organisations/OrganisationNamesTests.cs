namespace Funding.Platform.Tests.Organisations;

public sealed class OrganisationNamesTests
{
    [Theory]
    [InlineData("之江职业技术学院机电工程系", "之江职业技术学院")]
    [InlineData("之江职业技术学院（机电工程系）", "之江职业技术学院")]
    [InlineData("之江职业技术学院 / 教务处", "之江职业技术学院")]
    [InlineData("之江职业技术学院\u2066机电工程系\u2069教研室", "之江职业技术学院")]
    [InlineData("甲江大学财务处", "甲江大学")]
    [InlineData("甲江大学之江校区", "甲江大学")]
    [InlineData("乙湖机电有限公司技术部", "乙湖机电有限公司")]
    [InlineData("乙湖机电有限责任公司", "乙湖机电有限公司")]
    [InlineData("乙湖机电有限公司宁海分公司", "乙湖机电有限公司")]
    [InlineData("某省教育厅职业教育处", "某省教育厅")]
    [InlineData("某省机械行业协会秘书处", "某省机械行业协会")]
    [InlineData("Zhijiang College, Department of Mechanics", "ZHIJIANG COLLEGE")]
    public void A_unit_behind_the_institution_is_split_off(string name, string institution) =>
        Assert.Equal(OrganisationKey.Of(institution), OrganisationKey.Of(name));

    [Theory]
    [InlineData("甲江大学机械工程学院", "甲江大学")]
    [InlineData("甲江大学附属第一医院", "甲江大学")]
    [InlineData("教育部", "教育")]
    [InlineData("某省工业研究院", "某省工业研究所")]
    [InlineData("乙湖机电股份有限公司", "乙湖机电有限公司")]
    [InlineData("甲江大学医学院附属医院检验科", "甲江大学")]
    public void What_may_be_an_institution_of_its_own_stays(string name, string other) =>
        Assert.NotEqual(OrganisationKey.Of(other), OrganisationKey.Of(name));

    [Fact]
    public void The_key_of_a_key_is_itself() =>
        Gen.Char["之江大学院系处公司有限责任部(),- a"].Array[0, 25].Select(c => OrganisationKey.Of(new(c)))
            .Sample(key => Assert.Equal(key, OrganisationKey.Of(key)));

    [Theory]
    [InlineData("91330100799655058B")]
    [InlineData("3c9d0e1f2a4b5c6d7e8f901a2b3c4d5e")]
    [InlineData("91330100799655058B-1")]
    public void Codes_and_ids_differ_by_every_character(string id) =>
        Assert.All(Enumerable.Range(0, id.Length), i => Assert.NotEqual(OrganisationKey.Of(id), OrganisationKey.Of(id.Remove(i, 1))));

    [Theory]
    [InlineData("甲江大学机械工程学院", "甲江大学", Likeness.Contained)]
    [InlineData("某省工业研究院", "工业研究院", Likeness.Contained)]
    [InlineData("之江职业技学院", "之江职业技术学院", Likeness.Spelling)]
    [InlineData("之江职业枝术学院", "之江职业技术学院", Likeness.Spelling)]
    [InlineData("之江职技业术学院", "之江职业技术学院", Likeness.Spelling)]
    [InlineData("某省之江智能装备股份有限公司", "某省之江智装备股份有限公司", Likeness.Spelling)]
    [InlineData("某省之江东海智能装备股份有限公司", "某省之江东海智装备股分有限公司", Likeness.Spelling)]
    [InlineData("慈明信息职业技术大学", "莫干信息职业技术大学", null)]
    [InlineData("之江职业技术学院", "之江职业技术学院", null)]
    [InlineData("东海职业技术学院", "之江职业技术学院", null)]
    [InlineData("甲大", "甲大学", null)]
    [InlineData("丙厂", "丁厂", null)]
    [InlineData("某市第一职业中学", "某市第二职业中学", null)]
    [InlineData("某市职业中学1", "某市职业中学12", null)]
    public void Names_that_are_near_are_told_how(string one, string other, Likeness? how)
    {
        NearName a = new(OrganisationKey.Of(one)), b = new(OrganisationKey.Of(other));
        Assert.Equal((how, how), (a.To(b), b.To(a)));
    }

    [Fact]
    public void The_distance_is_that_of_the_textbook() =>
        Gen.Select(Gen.Char["甲乙丙"].Array[0, 6], Gen.Char["甲乙丙"].Array[0, 6])
            .Sample((a, b) => Assert.Equal(Textbook(new(a), new(b)), NearName.Distance(new(a), new(b))));

    [Theory]
    [InlineData("#N/A")]
    [InlineData("＃Ｎ／Ａ")]
    [InlineData("#REF!")]
    [InlineData("-")]
    [InlineData("——")]
    [InlineData("无")]
    [InlineData(" n/a ")]
    [InlineData("NULL")]
    [InlineData("同上")]
    [InlineData("12345")]
    [InlineData("\u202E\u200B")]
    [InlineData("系")]
    [InlineData("")]
    [InlineData(null)]
    public void What_names_nothing_is_no_organisation(string? text) => Assert.False(NameCheck.IsOrganisation(text));

    [Theory]
    [InlineData("一汽")]
    [InlineData("3M 中国")]
    [InlineData("GE")]
    [InlineData("无锡职业技术学院")]
    [InlineData("N/A 设计公司")]
    public void Names_are_names(string text) => Assert.True(NameCheck.IsOrganisation(text));

    [Theory]
    [InlineData("#N/A", false, false)]
    [InlineData("-", false, true)]
    [InlineData("无", false, true)]
    [InlineData("李", true, false)]
    [InlineData("José", true, false)]
    [InlineData("13800000000", false, false)]
    public void Of_persons_one_letter_is_enough_and_none_may_be_said(string text, bool person, bool none) =>
        Assert.Equal((person, none), (NameCheck.IsPerson(text), NameCheck.SaysNone(text)));

    private static int Textbook(string a, string b) =>
        a.Length == 0 ? b.Length : b.Length == 0 ? a.Length : new[]
        {
            Textbook(a[..^1], b) + 1, Textbook(a, b[..^1]) + 1, Textbook(a[..^1], b[..^1]) + (a[^1] == b[^1] ? 0 : 1),
            a.Length > 1 && b.Length > 1 && a[^1] == b[^2] && a[^2] == b[^1] ? Textbook(a[..^2], b[..^2]) + 1 : int.MaxValue,
        }.Min();
}
