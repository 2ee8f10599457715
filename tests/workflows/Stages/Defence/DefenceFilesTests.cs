namespace Funding.Workflows.Tests.Stages.Defence;

/// <summary>What a file may not say of a defence, and how it is told.</summary>
public sealed class DefenceFilesTests : IDisposable
{
    private readonly SmallestFile file = new(DefenceStage.Kind);

    [Theory]
    [InlineData("result: notes", "result: scores", "result", "'scores' is not allowed; allowed: notes")]
    [InlineData("rooms: 2", "rooms: 0", "rooms", "'0' is out of range; allowed: 1 to 20")]
    [InlineData("talkMinutes: 20", "talkMinutes: 20.5", "talkMinutes", "'20.5' is not a whole number; allowed: 1 to 240")]
    [InlineData("09:00-12:00", "9-12", "hours[0]", "'9-12' is not allowed; allowed: two times of day, such as 09:00-12:00")]
    [InlineData("13:30-17:00", "11:30-17:00", "hours[1]", "out of order: hours follow each other; at 12:00 or later")]
    [InlineData("09:00-12:00", "12:00-09:00", "hours[0]", "'12:00-09:00' ends before it begins; the later time stands behind")]
    [InlineData("13:30-17:00", "13:30-13:59", "hours[1]", "'13:30-13:59' is too short for a session of 30 minutes; at least that long")]
    [InlineData("breakMinutes: 10, ", "", "breakMinutes", "missing; the setting is required")]
    public void What_a_file_may_not_say_is_told_with_line_and_setting(string old, string other, string setting, string message)
    {
        var path = Path.Combine(file.Folder, $"{file.Programme.Id}.yaml");
        var text = File.ReadAllText(path);
        File.WriteAllText(path, text.Replace(old, other, StringComparison.Ordinal));
        var line = text.Split('\n').Index().Single(l => l.Item.Contains("stage: defence", StringComparison.Ordinal)).Index + 1;
        var stage = $"stages[{file.Programme.Stages.Index().Single(s => s.Item.Kind == DefenceStage.Kind).Index}]";

        var problem = Assert.Single(Assert.Throws<CatalogueException>(() => Catalogue.Load(file.Folder)).Problems);
        Assert.Equal(
            ($"{file.Programme.Id}.yaml", line, $"{stage}.{setting}"),
            (problem.File, problem.Line, problem.Path));
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_defence_needs_panels_that_are_settled()
    {
        var path = Path.Combine(file.Folder, $"{file.Programme.Id}.yaml");
        var without = File.ReadAllLines(path).Where(l => !l.Contains("stage: panel-review", StringComparison.Ordinal)
            && !l.Contains("stage: draw", StringComparison.Ordinal));
        File.WriteAllLines(path, without);
        var problems = Assert.Throws<CatalogueException>(() => Catalogue.Load(file.Folder)).Problems;
        Assert.Contains(problems, p => p.Message.StartsWith("the stage 'defence' (defence) needs panel", StringComparison.Ordinal));
    }

    public void Dispose() => file.Dispose();
}
