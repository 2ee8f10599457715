namespace Funding.Workflows.Tests.Programmes;

/// <summary>Files with another list of stages and parts than the shipped one.</summary>
public sealed class OtherStagesTests : IDisposable
{
    private const string Name = "small-grants.yaml";

    private const string Committee = "stage: committee, id: approve, workingDays: 5, votes: 2, exits: { returned: check }";

    private static readonly string Short = SmallGrants.Text;

    private readonly ProgrammesFolder folder = new();

    [Fact]
    public void A_programme_without_quota_draw_panel_and_owners_loads_and_has_none_of_them()
    {
        folder.Write(Name, Short);
        var programme = Catalogue.Load(folder.Path).Programme("small-grants");
        Assert.Equal(["call", "check", "approve", "notice", "announce"], programme.Stages.Select(s => s.Id));
        Assert.Null(OwnersSettings.Find(programme));
        Assert.Null(QuotaSettings.Find(programme));
        Assert.Null(RankingSettings.Find(programme));
        Assert.Empty(PanelReviewSettings.CriteriaOf(programme));
        Assert.Empty(DocumentsSettings.Of(programme));
        Assert.Equal("name", FieldsSettings.Find(programme, FieldMeaning.Title)!.Id);
        Assert.Throws<InvalidOperationException>(() => RankingSettings.Of(programme));
        Assert.Equal(30, CallSettings.Of(programme).Days);
    }

    [Fact]
    public void What_it_does_not_ask_for_keeps_nobody_from_submitting()
    {
        folder.Write(Name, Short);
        var programme = Catalogue.Load(folder.Path).Programme("small-grants");
        var application = SampleApplication.Application(ShippedCatalogue.Colleges) with
        {
            Documents = [],
        };
        var answers = Answers.Empty with { Fields = new Dictionary<string, string> { ["name"] = "计划甲" } };
        Assert.Empty(SubmissionCheck.Check(programme, application, answers));
        Assert.Equal("answer-required", Assert.Single(SubmissionCheck.Check(programme, application, Answers.Empty)).Code);
        Assert.Empty(EligibilityCheck.Run(
            EligibilitySettings.Find(programme), programme, application, answers, new("x", new("甲", "A"), "city"), new(2026, 1, 1)).Failed);
    }

    [Fact]
    public void A_snapshot_of_it_is_the_same_programme()
    {
        folder.Write(Name, Short);
        var kept = ProgrammeSnapshot.Of(Catalogue.Load(folder.Path).Programme("small-grants"));
        Assert.Equal(kept, ProgrammeSnapshot.Of(kept.Programme()));
        Assert.Contains("\"stages\":[{\"stage\":\"call\",\"id\":\"call\",\"days\":30", kept.Json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Committee, "stage: draw, id: draw, workingDays: 3, publicValue: sse-close",
        2, "the stage 'draw' (draw) needs panel from a stage after it, and none gives them; allowed after it: panel-review")]
    [InlineData(Committee, "stage: draw, id: draw, workingDays: 3, publicValue: sse-close",
        3, "the stage 'notice' (notice) needs votes from a stage before it, and none gives them; allowed before it: committee")]
    [InlineData(Committee,
        "stage: ranking, id: rank, selection: { places: 1, reserve: 0, tieBreak: [] }",
        2, "the stage 'rank' (ranking) needs scores from a stage before it, and none gives them; allowed before it: panel-review")]
    [InlineData("stage: call, id: call, days: 30, perSubject: 2", "stage: notice, id: first, workingDays: 5, objectionWorkingDays: 10",
        1, "the stage 'check' (eligibility) needs cases from a stage before it, and none gives them; "
            + "allowed before it: call, rolling-call")]
    public void A_need_without_a_giver_is_refused_at_the_stage(string old, string other, int stage, string message)
    {
        folder.Write(Name, Short);
        folder.Change(Name, old, other);
        var line = folder.Read(Name).Split('\n').Index().First(l => l.Item.Contains("stages:", StringComparison.Ordinal)).Index + 2 + stage;
        var problem = folder.Problems().FirstOrDefault(p => p.Message == message);
        Assert.True(problem is not null, string.Join(Environment.NewLine, folder.Problems()));
        Assert.Equal((Name, line, $"stages[{stage}]"), (problem.File, problem.Line, problem.Path));
    }

    [Fact]
    public void After_a_rolling_call_no_exit_leads_back_to_the_call()
    {
        folder.Write(Name, Short);
        folder.Change(Name, "stage: call, id: call", "stage: rolling-call, id: call");
        folder.Change(Name, "returned: check", "returned: call");
        Assert.Contains(folder.Problems(), p => p.Path == "stages[2].exits.returned"
            && p.Message == "'call' is no stage before 'approve'; allowed: check");
        folder.Change(Name, ", exits: { returned: call }", "");
        Assert.Contains(folder.Problems(), p => p.Path == "stages[2].exits"
            && p.Message == "the exit 'returned' leads nowhere; allowed: returned: one of check");
    }

    [Fact]
    public void A_committee_that_may_return_a_list_has_to_say_to_which_stage()
    {
        folder.Write(Name, Short);
        folder.Change(Name, ", exits: { returned: check }", "");
        Assert.Contains(folder.Problems(), p => p.Path == "stages[2].exits"
            && p.Message == "the exit 'returned' leads nowhere; allowed: returned: one of call, check");
    }

    [Theory]
    [InlineData("stage: notice, id: notice, workingDays: 5, objectionWorkingDays: 10",
        "stage: committee, id: again, workingDays: 5, votes: 2",
        "stages[3].stage", "a second stage of the kind committee; the first is 'approve', and one is allowed")]
    [InlineData("parts:\n", "parts:\n  - { part: documents, id: a, slots: [] }\n  - { part: documents, id: b, slots: [] }\n",
        "parts[1].part", "a second part of the kind documents; the first is 'a', and one is allowed")]
    public void A_second_one_of_a_kind_is_refused(string old, string other, string path, string message)
    {
        folder.Write(Name, Short);
        folder.Change(Name, old, other);
        Assert.Contains(folder.Problems(), p => p.Path == path && p.Message == message);
    }

    public void Dispose() => folder.Dispose();
}
