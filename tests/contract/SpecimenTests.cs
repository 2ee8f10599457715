namespace Funding.Contract.Tests;

public sealed class SpecimenTests
{
    [Fact]
    public async Task Every_kind_of_the_file_is_registered_and_has_a_specimen()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        Assert.Equal(PlayedFiles.Kinds.Order(), house.Get<StageKindSet>().All.Select(k => k.Kind).Order());
        Assert.Equal([], PlayedFiles.Kinds.Except(Specimens.All.Select(s => s.Kind)));
        Assert.Equal(Specimens.All.Select(s => s.Kind).Distinct().Order(), Specimens.All.Select(s => s.Kind).Order());
    }

    [Fact]
    public void A_kind_that_runs_for_all_together_and_case_by_case_is_played_both_ways()
    {
        var rolling = SmallestFile.StagesOf(RollingCallStage.Kind);
        Assert.All(ShippedKinds.All.Stages.Where(k => k.Scopes == StageScopes.Both), kind =>
        {
            Assert.Contains(kind.Kind, rolling);
            Assert.DoesNotContain(SmallestFile.StagesOf(kind.Kind), s => ShippedKinds.All.Stage(s).SplitsCohort);
        });
        Assert.Contains(RulesStage.Kind, rolling);
    }

    [Fact]
    public void A_kind_without_a_specimen_is_told_by_its_name() => Assert.Contains(
        "The kind 'payment' has no specimen", Assert.Throws<InvalidOperationException>(() => Specimens.Of("payment")).Message,
        StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(PlayedFiles.EachKind), MemberType = typeof(PlayedFiles))]
    public async Task The_smallest_file_of_each_kind_is_played_to_its_end(string kind)
    {
        await using var played = new PlayedFile(kind, eventful: false);
        var entered = new List<string>();
        await foreach (var point in played.Play.PointsAsync())
        {
            entered.Add(point.Stage.Id);
        }

        var round = await played.Play.RoundAsync();
        Assert.Equal(RoundStanding.Announced, round.Standing);
        Assert.Equal(SmallestFile.StagesOf(kind), round.Stages.Select(s => s.Id.Id));
        Assert.NotEmpty(entered);
        Assert.Empty(await played.House.Engine.ListAsync(OrchestrationRuntimeStatus.Failed));
        Assert.NotEmpty(await played.Play.OutcomeAsync());
    }
}
