namespace Funding.Workflows.Tests.Programmes;

/// <summary>Every file that is shipped, whatever it says, from its launch to the end of its last award's term.</summary>
public sealed class EveryFileTests
{
    private static readonly Desk Desk = ShippedCatalogue.Catalogue.Desks[0];

    public static TheoryData<string> Files => [.. ShippedCatalogue.Ids];

    [Theory, MemberData(nameof(Files))]
    public async Task A_file_is_played_to_the_end_by_its_own_rules(string programme)
    {
        await using var run = new FileRun(programme);
        await run.PlayAsync();
    }

    [Fact]
    public void Answers_that_cannot_be_found_name_the_rule_that_no_answer_meets()
    {
        var never = SampleRule("never", "Number(\"dual-teacher-share\") > 200");
        Assert.StartsWith(
            "no answers were found that meet its rules: rule never (",
            Assert.Throws<InvalidOperationException>(() => FittingAnswers.Of(never, new(2026, 4, 1), Desk)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_are_changed_two_at_a_time_where_one_does_not_do()
    {
        var ratio = SampleRule("ratio", "Number(\"dual-teacher-share\") == 57 && Number(\"students\") == 1234");
        var answers = FittingAnswers.Of(ratio, new(2026, 4, 1), Desk).In(SampleApplication.Answers(ratio));
        Assert.Equal(("57", "1234"), (answers.Fields["dual-teacher-share"], answers.Fields["students"]));
    }

    /// <summary>The colleges with one rule more.</summary>
    private static Programme SampleRule(string id, string expression) => ShippedCatalogue.Colleges.WithStage<EligibilitySettings>(
        EligibilitySettings.Kind, s => s with
        {
            Rules = [.. s.Rules, new EligibilityRuleText(id, expression, EligibilityCheck.AuthoritySetting, new("规则", "Rule"))],
        });
}
