using DocumentFormat.OpenXml.Packaging;

namespace Funding.Workflows.Tests.Papers;

/// <summary>The paper for those who decide: its order, what is said of whom, and the document.</summary>
public sealed class PaperTests
{
    private static readonly Bilingual Authority = new("省教育厅", "Department of Education");
    private static readonly CaseRisk Open = new(new("失信名单中有 1 条记录", "one entry"), Settled: false);
    private static readonly CaseRisk Settled = new(new("一票否决事项经核查不成立", "a veto item did not hold"), Settled: true);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void The_ranking_gives_the_order_then_the_desk_and_what_was_found_ineligible_is_last()
    {
        var lines = PaperDecision.Lines(Sources(
            [
                Of("d-1", ApplicationState.Ineligible, "a"), Of("b-1", ApplicationState.Eligible, "z"),
                Of("c-1", ApplicationState.Eligible, "m"), Of("a-1", ApplicationState.Eligible, "b"),
                Of("e-1", ApplicationState.Withdrawn, "a"), Of("f-1", ApplicationState.Lapsed, "a"), Of("g-1", ApplicationState.Draft, "a"),
            ],
            ("c-1", 1), ("b-1", 2)));
        Assert.Equal(["1 c-1", "2 b-1", "3 a-1", "4 d-1"], lines.Select(l => $"{l.Place} {l.Id}"));
        Assert.Equal([88.5m, 88.5m, null, null], lines.Select(l => l.Score));
    }

    [Fact]
    public void Of_a_conflict_of_the_readers_the_name_is_all_that_is_said()
    {
        var sources = Sources([Of("a-1", ApplicationState.Eligible, "a")], ("a-1", 1)) with
        {
            Risks = _ => [Open],
            Notes = new Dictionary<string, PaperNote> { ["a-1"] = Note(Advice.Approve) },
            Amounts = new Dictionary<string, Yuan> { ["a-1"] = new(5) },
        };
        var shown = Assert.Single(PaperDecision.Lines(sources));
        Assert.Equal(
            (1, 88.5m, Open, Advice.Approve, new Yuan(5)), (shown.Rank, shown.Score, shown.Risks[0], shown.Note!.Advice, shown.Amount));
        var hidden = Assert.Single(PaperDecision.Lines(sources with { Barred = new HashSet<string> { "a-1" } }));
        Assert.Equal(new PaperLine(1, "a-1", "甲", "甲", Bilingual.Same("a"), true), hidden with { Risks = [] });
        Assert.Empty(hidden.Risks);
    }

    [Fact]
    public void Conditions_belong_to_an_approval_on_conditions_alone()
    {
        var note = new PaperEntry(Advice.ApproveOnConditions, "材料齐全，基础扎实。", "30 日内补交评估备案。").Note("a-1", "w", default);
        Assert.Equal(("a-1", "30 日内补交评估备案。"), (note.ApplicationId, note.Conditions));
        Assert.Equal("advice", Field(new(null, "材料齐全，基础扎实。", "")));
        Assert.Equal("advice-reason", Field(new(Advice.Approve, "好", "")));
        Assert.Equal("advice-conditions", Field(new(Advice.Approve, "材料齐全，基础扎实。", "30 日内补交评估备案。")));
        Assert.Equal("advice-conditions", Field(new(Advice.ApproveOnConditions, "材料齐全，基础扎实。", " ")));

        static string? Field(PaperEntry entry) => Assert.Throws<RefusedException>(() => entry.Note("a-1", "w", default)).Refusals[0].Field;
    }

    [Fact]
    public async Task The_document_says_of_each_its_score_advice_conditions_risks_and_amount()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 1 };
        await run.LaunchAsync();
        var round = await run.RoundAsync();
        PaperLine[] lines =
        [
            new(1, "a-1", "甲产业学院", "甲学院", new("杭州市", "Hangzhou"), false)
            {
                Rank = 1, Score = 88.5m, Standing = new("名额内", "within the places"), Risks = [Open, Settled],
                Note = Note(Advice.ApproveOnConditions) with { Conditions = "30 日内\n补交评估备案。" }, Amount = new(1_260_000),
            },
            new(2, "b-1", "乙产业学院", "乙学院", new("宁波市", "Ningbo"), true),
        ];
        using var package = WordprocessingDocument.Open(
            new MemoryStream(LetterDocx.Write(PaperDocument.Compose(round, lines, Authority, new(2026, 7, 1)))), false);
        var text = package.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.All(
            ["综合得分：88.50，排序第1", "建议附条件同意", "条件：30 日内 补交评估备案。", "风险提示：失信名单中有 1 条记录", "已核查事项：一票否决",
                "1,260,000.00元", "2．乙产业学院", "有利益冲突，详情未列"],
            part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_committee_reads_it_once_the_list_is_before_it_and_nobody_with_a_conflict_does()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 3, Places = 1 };
        await run.ToAsync(CollegeStages.Eligibility);
        await run.SettleAsync();
        var (papers, round) = (house.Get<PaperQueries>(), CollegeStages.RoundId);
        await house.Get<AdviceCommands>().AdviseAsync(
            Cast.Officer, round, Cast.ApplicationId(1), new(Advice.Approve, "材料齐全，基础扎实。", ""), Stop);
        Assert.Equal("role-not-allowed", await CodeAsync(() => house.Get<AdviceCommands>().AdviseAsync(
            Cast.Chair, round, Cast.ApplicationId(1), new(Advice.Approve, "材料齐全，基础扎实。", ""), Stop)));
        Assert.Equal("paper-not-yet", await CodeAsync(() => papers.ForCommitteeAsync(Cast.Chair, round, Stop)));
        Assert.Equal("role-not-allowed", await CodeAsync(() => papers.ForOfficeAsync(Cast.Chair, round, Stop)));

        await run.ToAsync(CollegeStages.Approval);
        await run.SettleAsync();
        var read = await papers.ForCommitteeAsync(Cast.Chair, round, Stop);
        Assert.Equal([1, 2, 3], read.Lines.Select(l => l.Place));
        Assert.Contains(read.Lines, l => l.Note is { Advice: Advice.Approve } && l.Score is not null);
        Assert.Equal("paper-not-yet", await CodeAsync(() => papers.ForCommitteeAsync(Cast.Deputy, round, Stop)));
        await house.Get<ConflictDeclarations>().DeclareAsync(Cast.Vice, round, Cast.CodeOf(2), "曾任该校顾问。", Stop);
        Assert.Equal("conflict-declared", await CodeAsync(() => papers.ForCommitteeAsync(Cast.Vice, round, Stop)));
    }

    private static PaperSources Sources(IReadOnlyList<Application> applications, params (string Id, int Rank)[] ranked) => new(
        applications,
        ranked.ToDictionary(r => r.Id, r => new RankedEntry(
            r.Id, null, r.Rank, 88.5m, 5, false, Standing.Selected, default, null, null)),
        _ => [], new Dictionary<string, PaperNote>(), new Dictionary<string, Yuan>(), Bilingual.Same, new HashSet<string>());

    private static PaperNote Note(Advice advice) => new("a-1", advice, "材料齐全，基础扎实。", "", "w", default);

    private static Application Of(string id, ApplicationState state, string desk) => new()
    {
        Id = id,
        RoundId = "r",
        CreditCode = "c",
        OrganisationName = "甲",
        ApplicantKind = "k",
        Desk = desk,
        State = state,
        Editors = ["e"],
        CreatedAt = default,
        SubmittedAt = DateTimeOffset.UnixEpoch,
    };

    private static async Task<string> CodeAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code;
}
