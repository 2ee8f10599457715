namespace Funding.Workflows.Tests.Programmes;

/// <summary>What a file may say of a person and of caps within a choice, and how it is told of what it may not.</summary>
public sealed class PersonFilesTests : IDisposable
{
    private const string Name = "skill-master-studios.yaml";

    private readonly ProgrammesFolder folder = new("skill-master-studios");

    [Fact]
    public void The_shipped_programme_is_what_the_policy_says_and_its_snapshot_says_the_same()
    {
        var programme = Studios.Programme;
        Assert.Equal(("三（五）", 20, 2025), (programme.Clause, programme.Target!.Count, programme.Target.ByYear));
        Assert.Equal("省人力社保厅", programme.Lead!.Zh);
        Assert.Equal([35m, 20, 20, 25], PanelReviewSettings.CriteriaOf(programme).Select(c => c.Weight));
        Assert.Equal("studio-master", programme.Parts.Single(p => p.Kind == PersonSettings.Kind).As<PersonSettings>().Scope);
        Assert.Equal([new GroupCap("occupation", 2)], RankingSettings.Of(programme).Selection.Within!);
        Assert.Equal(3, programme.Awards["studio"].Years);
        var kept = ProgrammeSnapshot.Of(programme);
        Assert.Equal(kept, ProgrammeSnapshot.Of(kept.Programme()));
    }

    [Theory]
    [InlineData("by: occupation, max: 2", "by: city, max: 2", "stages[8].selection.within[0].by",
        "'city' is no choice of the form; allowed: national-studio, skill-level, honour-level, occupation, desk, organisation")]
    [InlineData("by: occupation, max: 2", "by: occupation, max: 0", "stages[8].selection.within[0].max", null)]
    [InlineData("{ by: occupation, max: 2 }", "{ by: desk, max: 2 }, { by: desk, max: 3 }", "stages[8].selection.within[1].by", null)]
    [InlineData("expression: Age(\"master\") <= 60", "expression: Age(\"boss\") <= 60", "stages[2].rules[6].expression",
        "the programme has no person 'boss'; it has master")]
    [InlineData("- id: skill-level\n", "- id: name\n", "parts[1].fields[0].id",
        "'name' is a word of the part itself; choose another id")]
    [InlineData("- id: skill-level\n", "- id: plan\n", "parts[1].fields[0].id",
        "'plan' is the name of other answers of the application; choose another id")]
    [InlineData("- id: honour-level\n", "- id: skill-level\n", "parts[1].fields[1].id", null)]
    [InlineData("    consent: by-link\n    fields:", "    consent: by-word\n    fields:", "parts[1].consent", null)]
    public void What_is_wrong_is_named_by_its_setting(string old, string other, string setting, string? message)
    {
        folder.Change(Name, old, other);
        var problem = folder.Problems().FirstOrDefault(p => p.Path == setting);
        Assert.True(problem is not null, string.Join(Environment.NewLine, folder.Problems()));
        Assert.Equal((Name, message ?? problem.Message), (problem.File, problem.Message));
    }

    public void Dispose() => folder.Dispose();
}
