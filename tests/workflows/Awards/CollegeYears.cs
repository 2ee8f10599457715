namespace Funding.Workflows.Tests.Awards;

/// <summary>
/// Two awards of mixed-ownership colleges from the announcement to their acceptance, five years later: the first holder is prompt, the
/// second late; its task book is sent back, one report corrected, its acceptance given back once and failed. All through the commands.
/// </summary>
/// <param name="programme">Null for the shipped colleges.</param>
/// <param name="answered">Changes what every applicant answers.</param>
/// <param name="places">Of which two are taken.</param>
internal sealed class CollegeYears(
    RoundHouse house, Programme? programme = null, Func<Answers, Answers>? answered = null, int places = 2)
{
    /// <summary>On a day of so many somebody may act, and what runs may be ended.</summary>
    private const int Step = 3;

    private readonly RoundPlayer player = new(house)
    {
        Programme = programme ?? ShippedCatalogue.Colleges,
        Applications = 4,
        Places = places,
        Desks = ["hangzhou", "ningbo"],
        Answered = answered ?? (answers => answers),
    };

    private readonly HashSet<string> done = [];

    public RoundPlayer Player => player;

    public string AwardId(int number) => $"{player.Id}-{number}";

    public Task<AwardRead> AwardAsync(int number) => house.Get<AwardStore>().GetAsync(AwardId(number));

    public Task AnnounceAsync() => player.PlayAsync();

    /// <summary>The holder of an award proposes its task book.</summary>
    public async Task ProposeAsync(int number)
    {
        var award = await AwardAsync(number);
        await house.Get<AgreementCommands>().ProposeAsync(HolderOf(award), award.Home.Id, BookDutyOf(award).Key, BookOf(award));
    }

    /// <summary>Proposed and agreed.</summary>
    public async Task AgreeAsync(int number)
    {
        await ProposeAsync(number);
        var award = await AwardAsync(number);
        var duty = BookDutyOf(award);
        var proposed = (await house.Get<AgreementQueries>().FindAsync(award.ViewOf(duty)))!.Value.Proposed!;
        await house.Get<AgreementCommands>().AgreeAsync(
            Cast.Officer, award.Home.Id, duty.Key, AgreementCommands.VersionOf(proposed));
    }

    /// <summary>From the announcement on, until every duty has passed.</summary>
    /// <param name="pause">Called wherever somebody is waited for.</param>
    public async Task LiveAsync(DateOnly until, Func<Task> pause)
    {
        for (var day = Today; day < until; day = Today)
        {
            await house.AdvanceToAsync(ShanghaiTime.StartOf(day.AddDays(1)).AddHours(9));
            await house.Get<DueHomes>().StartAsync();
            // A walker that was just ending is woken by the sweep.
            await house.Get<Sweep>().RunAsync();
            await house.SettleAsync();
            if (Today.DayNumber % Step != 0) continue;
            await pause();
            foreach (var number in new[] { 1, 2 })
            {
                if (!await ActAsync(number)) continue;
                await house.SettleAsync();
                await pause();
            }
        }
    }

    /// <summary>What was mailed by a template, in the log of the round.</summary>
    public async Task<IReadOnlyList<MailLine>> SentAsync(string template) =>
        [.. (await house.Get<DeliveryLog>().ListAsync(player.Id, null, 1000, null)).Items
            .Select(m => m.Value).Where(m => m.Template == template)];

    private DateOnly Today => ShanghaiTime.DayOf(house.Clock.GetUtcNow());

    private static bool IsPrompt(int number) => number == 1;

    /// <returns>Whether somebody acted.</returns>
    public async Task<bool> ActAsync(int number)
    {
        var award = await AwardAsync(number);
        if (award.Home.Standing == AwardStanding.Superseded) return false;
        var acted = false;
        foreach (var duty in award.Duties.Select(d => d.Value).Where(d => !d.Passed && d.Kind != PaymentSettings.Kind))
        {
            acted |= duty.Kind == AgreementSettings.Kind
                ? await AgreeAsync(number, award, duty)
                : await ReportAsync(number, award, duty);
        }

        return acted;
    }

    private async Task<bool> AgreeAsync(int number, AwardRead award, Duty duty)
    {
        var (commands, key, id) = (house.Get<AgreementCommands>(), duty.Key, award.Home.Id);
        var state = (await house.Get<AgreementQueries>().FindAsync(award.ViewOf(duty)))?.Value ?? AgreementState.Begun;
        switch (state.Phase)
        {
            case AgreementPhase.Proposal when Today < duty.OpenedOn.AddDays(IsPrompt(number) ? 6 : 60):
                return false;
            case AgreementPhase.Proposal:
                await commands.ProposeAsync(HolderOf(award), id, key, BookOf(award));
                return true;
            case AgreementPhase.Verdict when !IsPrompt(number) && done.Add($"{id} sent back"):
                await commands.SendBackAsync(Cast.Officer, id, key, [award.Settings.Targets![0].Id], "目标偏低，请提高。");
                return true;
            case AgreementPhase.Verdict:
                await commands.AgreeAsync(Cast.Officer, id, key, AgreementCommands.VersionOf(state.Proposed!));
                return true;
            case var _ when done.Add($"{id} sealed by holder"):
                await UploadAsync(HolderOf(award), Audience.Apply, award, key, "sealed-holder");
                return true;
            case var _ when done.Add($"{id} sealed by office"):
                await UploadAsync(Cast.Officer, Audience.Office, award, key, "sealed-office");
                return true;
            default:
                return false;
        }
    }

    private async Task<bool> ReportAsync(int number, AwardRead award, Duty duty)
    {
        var (verdicts, key, id) = (house.Get<VerdictCommands>(), duty.Key, award.Home.Id);
        var state = (await house.Get<ReportStore>().FindAsync(award.ViewOf(duty)))?.Value ?? ReportState.Begun;
        var isFinal = duty.Kind == AcceptanceSettings.Kind;
        switch (state.PhaseOn(Today))
        {
            case ReportPhase.Filing when Today < duty.OpenedOn.AddDays(IsPrompt(number) ? 12 : 90):
                return false;
            case ReportPhase.Filing:
            case ReportPhase.Correction:
                if (state.Filings == 0)
                {
                    foreach (var target in award.Settings.Targets!.Where(t => t.Evidence))
                        await UploadAsync(HolderOf(award), Audience.Apply, award, key, target.Id);
                }

                await house.Get<ReportCommands>().FileAsync(HolderOf(award), id, key, ReportOf(award, isFinal), declared: true);
                return true;
            case ReportPhase.Opinion when IsPrompt(number):
                await house.Get<ReportCommands>().OpineAsync(Cast.Recommender(award.Home.Desk!), id, key, true, "");
                return true;
            case ReportPhase.Verdict when isFinal:
                await verdicts.JudgeAsync(
                    Cast.Officer, id, key, IsPrompt(number) ? GradesOf(award, duty)[0].Id : "failed",
                    IsPrompt(number) ? "" : "目标未完成，资金未到位。");
                return true;
            case ReportPhase.Verdict:
                var redo = !IsPrompt(number) && key.Occurrence == $"{award.Home.Term.AwardedOn.Year + 2}" && state.CorrectBy is null;
                await verdicts.JudgeAsync(Cast.Officer, id, key, redo ? "to-correct" : "good", redo ? "佐证材料与数据不一致。" : "");
                return true;
            case ReportPhase.Confirmation when !IsPrompt(number) && done.Add($"{id} given back"):
                await verdicts.ReturnAsync(Cast.SecondOfficer, id, key, "请补充依据。");
                return true;
            case ReportPhase.Confirmation:
                await verdicts.ConfirmAsync(Cast.SecondOfficer, id, key);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The duty by which the task book is agreed.</summary>
    public static Duty BookDutyOf(AwardRead award) => award.Duties.Select(d => d.Value).First(d => d.Kind == AgreementSettings.Kind);

    private static IReadOnlyList<Grade> GradesOf(AwardRead award, Duty duty) =>
        award.ViewOf(duty).Outline.As<AcceptanceSettings>().Rules.Grades;

    private static Actor HolderOf(AwardRead award) => award.Home.Leads is null
        ? Cast.ApplicantOf(award.Home.ApplicationId!)
        : new(award.Home.Editors[0], "新的牵头单位", new HashSet<Role> { Role.Applicant }, null, "session:test");

    private static Dictionary<string, string> BookOf(AwardRead award)
    {
        var entry = TaskBookEntry.Of(award.Home, award.Settings.Targets!);
        var typed = entry.Targets
            .SelectMany(t => entry.Years.Select((year, i) => (
                Field: TaskBookEntry.FieldOf(t.Id, year), Figure: Math.Min(t.Max < 104 ? i : 100 + i, t.Max ?? 104))))
            .ToDictionary(f => f.Field, f => $"{f.Figure}");
        foreach (var target in entry.Targets) typed[TaskBookEntry.ReasonOf(target.Id)] = "首年基数调整。";
        return typed;
    }

    private static Dictionary<string, string> ReportOf(AwardRead award, bool isFinal)
    {
        var typed = award.Settings.Targets!.ToDictionary(
            t => ReportEntry.ActualOf(t.Id), t => $"{Math.Min(isFinal ? 90 : 100, t.Max ?? 100)}");
        typed[ReportEntry.Summary] = "各项目标按任务书推进，资金使用符合要求，成效良好。";
        return typed;
    }

    private async Task UploadAsync(Actor actor, Audience side, AwardRead award, DutyKey key, string slot)
    {
        using var content = new MemoryStream(SampleApplication.Pdf);
        await house.Get<PaperCommands>().UploadAsync(actor, side, award.Home.Id, key, slot, "材料.pdf", null, content);
    }
}
