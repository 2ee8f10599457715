using static Funding.Workflows.Tests.Awards.Earlier.EarlierLists;

namespace Funding.Workflows.Tests.Awards.Earlier;

/// <summary>What is read of a list of awards made before, and what is wrong with it by row and column.</summary>
public sealed class EarlierListTests
{
    [Fact]
    public void A_sound_line_is_an_award_of_its_programme()
    {
        var list = Read(Line(1, members: "第一机械公司；第二机械公司、第一机械公司"));

        Assert.Empty(list.Problems);
        var award = Assert.Single(list.Awards);
        Assert.Equal("mixed-ownership-colleges", award.ProgrammeId);
        Assert.Equal("college", award.Kind);
        Assert.Equal("第1产业学院", award.Title);
        Assert.Equal("hangzhou", award.Desk);
        Assert.Equal(new AwardTerm(new(2023, 6, 1), new(2028, 5, 31)), award.Term);
        Assert.Equal(["第一机械公司", "第二机械公司"], award.Members);
        Assert.Equal(AwardStanding.Live, award.Standing);
        Assert.StartsWith("mixed-ownership-colleges-i-2023-12-", award.Id, StringComparison.Ordinal);
        var home = award.Home("b1", Today);
        Assert.Null(home.RoundId);
        Assert.Equal("b1", home.Import);
        Assert.NotNull(VerificationCode.Read(home.VerificationCode));
    }

    [Fact]
    public void An_award_has_the_same_id_in_whatever_list_and_order_it_comes()
    {
        var one = Read(Line(1), Line(2)).Awards;
        var other = Read(Line(2), Line(1, title: " 第１产业学院 ", certificate: "", until: "2030-01-01")).Awards;

        Assert.Equal([one[0].Id, one[1].Id], [other[1].Id, other[0].Id]);
        Assert.NotEqual(one[0].Id, Read(Line(1, document: "人社〔2023〕12号")).Awards[0].Id);
        Assert.NotEqual(one[0].Id, Read(Line(1, title: "另一学院")).Awards[0].Id);
    }

    [Fact]
    public void A_programme_without_a_file_keeps_its_name_and_a_title_may_be_missing()
    {
        var award = Assert.Single(Read(Line(1, programme: "省级产业教授", title: "")).Awards);

        Assert.False(award.HasFile);
        Assert.StartsWith("earlier-", award.ProgrammeId, StringComparison.Ordinal);
        Assert.Equal("省级产业教授", award.ProgrammeName.Zh);
        Assert.Equal("省级产业教授", award.Title);
        Assert.Equal(award.ProgrammeId, EarlierAwardId.ProgrammeOf("省级 产业教授"));
    }

    [Fact]
    public void Each_fault_is_named_by_row_and_column()
    {
        Assert.Equal(
            "organisation-no-name@rows[2].holder",
            Read(Line(1).Replace("第1职业技术学院", "无", StringComparison.Ordinal)).Problems.Codes());
        Assert.Equal("cell-empty@rows[2].credit code", Read(Line(1, code: "")).Problems.Codes());
        Assert.Equal("credit-code-number@rows[2].credit code", Read(Line(1, code: "9.1330E+17")).Problems.Codes());
        Assert.Equal("credit-code-length@rows[2].credit code", Read(Line(1, code: "1233")).Problems.Codes());
        Assert.Equal("day-invalid@rows[2].document date", Read(Line(1, on: "2023年6月")).Problems.Codes());
        Assert.Equal("day-in-future@rows[2].document date", Read(Line(1, on: "2026-03-03")).Problems.Codes());
        Assert.Equal("cell-empty@rows[2].until", Read(Line(1, until: "")).Problems.Codes());
        Assert.Equal("day-invalid@rows[2].until", Read(Line(1, until: "长期")).Problems.Codes());
        Assert.Equal("term-out-of-order@rows[2].until", Read(Line(1, until: "2023-05-31")).Problems.Codes());
        Assert.Equal("standing-unknown@rows[2].standing", Read(Line(1, standing: "很好")).Problems.Codes());
        Assert.Equal("standing-against-term@rows[2].standing", Read(Line(1, standing: "已到期")).Problems.Codes());
        Assert.Equal("standing-against-term@rows[2].standing", Read(Line(1, until: "2025-01-01", standing: "有效")).Problems.Codes());
        Assert.Equal(
            "standing-cause-missing@rows[2].standing document standing-cause-missing@rows[2].standing date",
            Read(Line(1, standing: "撤销")).Problems.Codes());
        Assert.Equal("standing-cause@rows[2].standing", Read(Line(1, causeDocument: "教撤〔2024〕1号")).Problems.Codes());
        Assert.Equal("desk-unknown@rows[2].desk", Read(Line(1, desk: "火星")).Problems.Codes());
        Assert.Equal("cell-formula@rows[2].title", Read(Line(1, title: "=A1")).Problems.Codes());
    }

    [Fact]
    public void A_withdrawn_award_keeps_day_and_document()
    {
        var award = Assert.Single(Read(Line(1, standing: "已撤销", causeDocument: "教撤〔2024〕1号", causeOn: "2024-05-06")).Awards);

        Assert.Equal(AwardStanding.Withdrawn, award.Standing);
        Assert.Equal(new StandingCause(new(2024, 5, 6), "教撤〔2024〕1号"), award.Cause);
    }

    [Fact]
    public void A_double_inside_the_file_names_the_first_row()
    {
        Assert.Equal("award-twice@rows[3].title", Read(Line(1), Line(1, certificate: "")).Problems.Codes());
        Assert.Equal(
            "certificate-twice@rows[3].certificate", Read(Line(1), Line(2, certificate: "学院〔2023〕001号")).Problems.Codes());
        Assert.Contains("2", Read(Line(1), Line(1)).Problems[0].English, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_on_record_is_left_out_and_everything_else_is_remarked_on()
    {
        var known = Read(Line(1), Line(2)).Awards;
        var plan = Plan(
            Read(
                Line(1), Line(2, document: "教职成〔2025〕3号", on: "2025-06-01", certificate: ""), Line(3, until: "2025-12-31"),
                Line(4, programme: "浙江省黄大年式教师名录"), Line(5, programme: "混合所有制产业特色学院"),
                Line(6, code: Cast.CodeOf(6)[..17] + (Cast.CodeOf(6)[17] == '1' ? '2' : '1'))), known);

        Assert.Empty(plan.Problems);
        Assert.Equal([true, false, false, false, false, false], plan.Lines.Select(l => l.IsHeld));
        Assert.Equal(
            [
                null, EarlierRemark.OtherDocument, EarlierRemark.TermOver, EarlierRemark.NoFile, EarlierRemark.NearName,
                EarlierRemark.CodeOutsideCheck,
            ],
            plan.Lines.Select(l => l.Remarks.Cast<EarlierRemark?>().SingleOrDefault()));
        Assert.Equal(AwardStanding.Expired, plan.Lines[2].Award.Home("b", Today).Standing);
        Assert.Equal(5, plan.New.Count);
    }

    [Fact]
    public void A_certificate_of_another_award_on_record_is_a_fault()
    {
        var plan = Plan(Read(Line(2, certificate: "学院〔2023〕００1号")), Read(Line(1)).Awards);
        Assert.Equal("certificate-taken@rows[2].certificate", plan.Problems.Codes());
    }

    [Fact]
    public void The_register_is_never_longer_than_it_is_planned_for()
    {
        var some = Read(Line(1)).Awards[0].Home("b", Today);
        RolledAward[] full = [.. Enumerable.Range(0, AwardRollForm.Most).Select(n =>
            new RolledAward(AwardSummary.Of(some with { Id = $"x-{n}", CertificateNumber = "" })))];
        var programmes = ShippedCatalogue.Catalogue.Programmes;

        Assert.Equal("award-register-full@file", EarlierPlan.Of(Read(Line(2)), full, programmes, Today).Problems.Codes());
        Assert.Empty(EarlierPlan.Of(Read(Line(2)), full[1..], programmes, Today).Problems);
    }

    [Fact]
    public void A_list_as_an_office_has_it_is_found_under_its_title()
    {
        var content = ListContent.Read(
            EarlierColumns.Form,
            Encoding.UTF8.GetBytes(
                "2023年认定名单,,,,,,\n序号,项目名称,学校名称,社会信用代码,认定名称,文号,认定时间,有效期至\n"
                + $"1,省级混合所有制产业特色学院,第1职业技术学院,{Cast.CodeOf(1)},智造学院,教职成〔2023〕12号,2023.6.1,2028.5.31\n"),
            EarlierList.Most);
        var list = EarlierList.Of(content, ShippedCatalogue.Catalogue.Programmes, ShippedCatalogue.Catalogue.Desks, Today);

        Assert.Empty(list.Problems);
        Assert.Equal("智造学院", Assert.Single(list.Awards).Title);
        Assert.Contains("序号", list.Source.Ignored);
    }
}
