namespace Funding.Workflows.Tests.Programmes;

public sealed class ShippedFilesTests
{
    [Fact]
    public void The_shipped_programme_is_what_the_policy_says()
    {
        var programme = ShippedCatalogue.Colleges;
        Assert.Equal("省级混合所有制产业特色学院", programme.Name.Zh);
        Assert.Equal("四（五）", programme.Clause);
        Assert.Equal((10, "about"), (programme.Target!.Count, programme.Target.Qualifier));
        Assert.Equal(["资本", "技术", "管理", "设备", "其他要素"], OwnersSettings.Of(programme).Contributions.Select(c => c.Name.Zh));
        Assert.Equal(["产教融合", "技能水平", "就业质量", "服务贡献", "治理机制"], PanelReviewSettings.CriteriaOf(programme).Select(c => c.Name.Zh));
        Assert.Contains("stages.review.rubric.criteria.governance", programme.AuthoritySettings);
        Assert.Equal(100, PanelReviewSettings.CriteriaOf(programme).Sum(c => c.Weight));
        Assert.Equal(0.5m, PanelReviewSettings.Of(programme).Rubric.Step);
    }

    [Fact]
    public void Eleven_cities_and_seven_departments_recommend_and_five_cities_have_pilot_status()
    {
        var desks = ShippedCatalogue.Catalogue.Desks;
        Assert.Equal(11, desks.Count(d => d.Kind == "city"));
        Assert.Equal(7, desks.Count(d => d.Kind == "department"));
        Assert.Equal(["杭州市", "宁波市", "温州市", "衢州市", "台州市"], desks.Where(d => d.Pilot is not null).Select(d => d.Name.Zh));
    }

    [Fact]
    public void The_working_calendar_has_the_holidays_of_its_files()
    {
        var calendar = ShippedCatalogue.Catalogue.WorkingCalendar;
        Assert.False(calendar.IsWorkingDay(new(2026, 10, 1)));
        Assert.True(calendar.IsWorkingDay(new(2026, 10, 10)));
    }
}
