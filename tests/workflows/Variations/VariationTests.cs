using Funding.Workflows.Tests.Awards;

namespace Funding.Workflows.Tests.Variations;

/// <summary>Variations of the shipped programme's awards, from the asking to what holds after it.</summary>
public sealed class VariationTests : IAsyncLifetime
{
    private readonly RoundHouse house = new(engineInMemory: true);
    private CollegeYears colleges = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Id => colleges.AwardId(1);

    public async ValueTask InitializeAsync()
    {
        colleges = new CollegeYears(house);
        await colleges.AnnounceAsync();
        await house.SettleAsync(Stop);
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_new_leader_is_granted_after_the_desks_word_and_everybody_is_told()
    {
        var commands = house.Get<VariationCommands>();
        var number = await AskAsync(LeaderVariation.Id, ("leader", "王强，院长"));
        await house.SettleAsync(Stop);
        Assert.Equal("variation-open", await CodeAsync(() => AskAsync(TermVariation.Id, ("months", "3"))));
        Assert.Equal(WaitedParty.Desk, (await WaitedAsync()).Party);
        Assert.Equal("desk-first", await CodeAsync(() => commands.JudgeAsync(Cast.Officer, Id, number, true, "", Stop)));
        var desk = Cast.Recommender((await colleges.AwardAsync(1)).Home.Desk!);
        await commands.OpineAsync(desk, Id, number, true, "", Stop);
        await house.SettleAsync(Stop);
        Assert.Equal(WaitedParty.Officer, (await WaitedAsync()).Party);
        await commands.JudgeAsync(Cast.Officer, Id, number, true, "", Stop);
        await house.SettleAsync(Stop);

        var award = (await colleges.AwardAsync(1)).Home;
        Assert.Equal(("王强，院长", 1), (award.Leader, award.Variations));
        Assert.Equal(award.Editors, await ToldAsync("VariationGranted"));
        Assert.Equal([desk.PersonId], await ToldAsync("VariationDecided"));
        Assert.Equal([desk.PersonId], await ToldAsync("VariationToDesk"));
        Assert.DoesNotContain(await house.Get<AwardWaitStore>().AllAsync(Stop), m => m.Kind == "variation");
        var history = await house.Get<AwardViews>().OwnAsync(Holder(award), Id, Stop);
        Assert.Contains(history.Events, e => e.Text.Zh == "同意变更申请");
    }

    [Fact]
    public async Task New_figures_are_a_new_version_of_the_task_book_by_which_the_next_report_is_measured()
    {
        await colleges.AgreeAsync(1);
        var before = (await house.Get<ReportStore>().TaskBookAsync(Id, Stop))!;
        var award = await colleges.AwardAsync(1);
        var typed = before.Book.Lines.SelectMany(l => l.Years.Select(y => (TaskBookEntry.FieldOf(l.Target, y.Key), $"{y.Value}"))).ToList();
        var year = TermYears.Of(award.Home.Term)[0];
        typed.RemoveAll(t => t.Item1 == $"students.{year}");
        var number = await AskAsync(TargetsVariation.Id, [.. typed, ($"students.{year}", "77")]);
        var commands = house.Get<VariationCommands>();
        await PastDeskAsync();
        await commands.JudgeAsync(Cast.Officer, Id, number, true, "", Stop);
        Assert.Equal(before.Hash, (await house.Get<ReportStore>().TaskBookAsync(Id, Stop))!.Hash);
        Assert.Equal("second-person", await CodeAsync(() => commands.ConfirmAsync(Cast.Officer, Id, number, Stop)));
        await commands.ConfirmAsync(Cast.SecondOfficer, Id, number, Stop);
        await house.SettleAsync(Stop);

        var after = (await house.Get<ReportStore>().TaskBookAsync(Id, Stop))!;
        Assert.Equal((2, 77m), (after.Version, after.Book.FigureOf("students", year)));
        Assert.NotEqual(before.Code, after.Code);
        var codes = house.Get<ContentCodeQueries>();
        Assert.Equal((1, false), await codes.FindAsync(before.Code, Stop) is { } first ? (first.Version, first.Holds) : default);
        Assert.Equal((2, true), await codes.FindAsync(after.Code, Stop) is { } second ? (second.Version, second.Holds) : default);
        var kept = (await house.Get<ITableStore>().GetAsync<AgreedTaskBook>(AwardKeys.Partition(Id), AgreedTaskBook.RowOf(1), Stop))!.Value;
        Assert.Equal((before.Hash, 1), (kept.Hash, kept.Version));
        Assert.NotNull(await house.Get<AgreementQueries>().LetterAsync(award.Home, after, Stop));
        await house.AdvanceToAsync(ShanghaiTime.StartOf(award.Home.Term.AwardedOn.AddYears(1)).AddHours(9), Stop);
        await house.Get<DueHomes>().StartAsync(Stop);
        await house.SettleAsync(Stop);
        var read = await colleges.AwardAsync(1);
        var yearly = read.Duties.First(d => d.Value.Id == "yearly").Value;
        var entry = await ((IReportKind)house.Get<DutyKindSet>()[yearly.Kind]).EntryAsync(read.ViewOf(yearly), Stop);
        Assert.Equal(77, entry.AgreedOf("students"));
    }

    [Fact]
    public async Task A_longer_term_moves_the_end_and_the_register_knows_it()
    {
        var before = (await colleges.AwardAsync(1)).Home.Term.ValidUntil;
        var number = await AskAsync(TermVariation.Id, ("months", "12"));
        await PastDeskAsync();
        await house.Get<VariationCommands>().JudgeAsync(Cast.Officer, Id, number, true, "", Stop);
        await house.Get<VariationCommands>().ConfirmAsync(Cast.SecondOfficer, Id, number, Stop);
        await house.SettleAsync(Stop);
        Assert.Equal(before.AddMonths(12), (await colleges.AwardAsync(1)).Home.Term.ValidUntil);
        Assert.Equal(
            before.AddMonths(12),
            (await house.Get<AwardRollStore>().ReadAsync(Stop)).First(a => a.Summary.Id == Id).Summary.ValidUntil);
        Assert.Equal("term-longest", await CodeAsync(() => AskAsync(TermVariation.Id, ("months", "1"))));
    }

    [Fact]
    public async Task Who_acts_for_the_holder_or_declared_a_conflict_decides_nothing_and_strangers_find_nothing()
    {
        var number = await AskAsync(LeaderVariation.Id, ("leader", "王强，院长"));
        await PastDeskAsync();
        var award = (await colleges.AwardAsync(1)).Home;
        var commands = house.Get<VariationCommands>();
        await house.Get<ConflictDeclarations>().DeclareAsync(Cast.Officer, award.RoundId!, award.Holder, "本人在该校任教，应当回避。", Stop);
        Assert.Equal("conflict-declared", await CodeAsync(() => commands.JudgeAsync(Cast.Officer, Id, number, true, "", Stop)));
        var both = new Actor(award.Editors[0], "x", new HashSet<Role> { Role.Officer, Role.Applicant }, null, "session:test");
        Assert.Equal("own-award", await CodeAsync(() => commands.JudgeAsync(both, Id, number, true, "", Stop)));
        Assert.Equal("award-not-found", await CodeAsync(() => commands.TakeBackAsync(Cast.Applicant(99), Id, number, Stop)));
        var elsewhere = Cast.Recommender("wenzhou");
        Assert.Equal("award-not-found", await CodeAsync(() => commands.OpineAsync(elsewhere, Id, number, true, "", Stop)));
        Assert.Equal("variation-not-found", await CodeAsync(() => commands.JudgeAsync(Cast.SecondOfficer, Id, 9, true, "", Stop)));
        await commands.TakeBackAsync(Holder(award), Id, number, Stop);
        Assert.Equal("variation-decided", await CodeAsync(() => commands.JudgeAsync(Cast.SecondOfficer, Id, number, true, "", Stop)));
        Assert.Equal(2, await AskAsync(LeaderVariation.Id, ("leader", "李强，院长")));
    }

    [Fact]
    public async Task Without_a_document_or_a_reason_nothing_is_asked_and_a_program_is_no_document()
    {
        var holder = Holder((await colleges.AwardAsync(1)).Home);
        var typed = new Dictionary<string, string> { ["leader"] = "王强，院长", ["reason"] = "原负责人已调离本校。" };
        var commands = house.Get<VariationCommands>();
        Assert.Equal("document-required", await CodeAsync(() => commands.AskAsync(holder, Id, LeaderVariation.Id, typed, null, Stop)));
        typed["reason"] = "调离";
        Assert.Equal("text-length", await CodeAsync(() => commands.AskAsync(holder, Id, LeaderVariation.Id, typed, Paper(), Stop)));
        typed["reason"] = "原负责人已调离本校。";
        await Assert.ThrowsAsync<RefusedException>(() => commands.AskAsync(
            holder, Id, LeaderVariation.Id, typed, new("申请.pdf", null, () => new MemoryStream([.. "MZ\0\0"u8])), Stop));
        Assert.Equal(0, (await colleges.AwardAsync(1)).Home.Variations);
        await commands.AskAsync(holder, Id, LeaderVariation.Id, typed, Paper(), Stop);
    }

    private async Task<int> AskAsync(string change, params (string Field, string Text)[] typed)
    {
        var award = (await colleges.AwardAsync(1)).Home;
        return await house.Get<VariationCommands>().AskAsync(
            Holder(award), Id, change,
            typed.Append(("reason", "因学校调整，申请变更有关内容。")).ToDictionary(t => t.Item1, t => t.Item2), Paper(), Stop);
    }

    private async Task PastDeskAsync()
    {
        var open = (await house.Get<VariationStore>().LastAsync((await colleges.AwardAsync(1)).Home, Stop))!;
        await house.AdvanceToAsync(ShanghaiTime.StartOf(open.DeskBy!.Value.AddDays(1)).AddHours(9), Stop);
        await house.Get<DueHomes>().StartAsync(Stop);
        await house.SettleAsync(Stop);
        Assert.Equal(WaitedParty.Officer, (await WaitedAsync()).Party);
    }

    private async Task<Matter> WaitedAsync() =>
        Assert.Single(await house.Get<AwardWaitStore>().AllAsync(Stop), m => m.Kind == "variation");

    private static SentFile Paper() => new("申请.pdf", null, () => new MemoryStream(SampleApplication.Pdf));

    private static Actor Holder(AwardHome award) => Cast.ApplicantOf(award.ApplicationId!);

    private async Task<IEnumerable<string>> ToldAsync(string template) => (await colleges.SentAsync(template)).Select(m => m.PersonId);

    private static async Task<string> CodeAsync(Func<Task> act) =>
        (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code;
}
