namespace Funding.Workflows.Tests.Review;

public sealed class ExpertNamesTests
{
    [Fact]
    public void An_expert_is_called_by_name_and_namesakes_with_what_tells_them_apart()
    {
        var names = ExpertNames.Of(
        [
            Expert("1", "王伟", "省科技厅"), Expert("2", "王 伟", "杭州职业学院"), Expert("3", "李娜", "省科技厅"),
            Expert("4", "张强", "省工会"), Expert("5", "张强", "省工会"),
            Expert("6", "陈静", "甲公司"), Expert("7", "陈静", "乙公司"), Expert("8", "陈静", "乙公司"),
        ]);
        Assert.Equal("李娜", names.Of("3", "").Zh);
        Assert.Equal(("王伟（省科技厅）", "王伟 (省科技厅)"), (names.Of("1", "").Zh, names.Of("1", "").En));
        Assert.Equal("王 伟（杭州职业学院）", names.Of("2", "").Zh);
        Assert.Equal(["张强（4@x.example）", "张强（5@x.example）"], new[] { "4", "5" }.Select(id => names.Of(id, "").Zh));
        Assert.Equal("陈静（甲公司）", names.Of("6", "").Zh);
        Assert.Equal("陈静 (乙公司, 7@x.example)", names.Of("7", "").En);
        Assert.Equal("E09", names.Of("9", "E09").Zh);
    }

    [Fact]
    public void No_two_experts_are_called_the_same() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2]).List[0, 12].Sample(pool =>
        {
            var experts = pool.Select((p, i) => Expert($"{i}", $"姓名{p.Item1}", $"单位{p.Item2}")).ToList();
            var names = ExpertNames.Of(experts);
            Assert.Equal(experts.Count, experts.Select(e => names.Of(e.PersonId, "").Zh).Distinct().Count());
        });

    private static PoolExpert Expert(string id, string name, string organisation) =>
        new(id, name, $"{id}@x.example", organisation, null, "school", [], [], []);
}
