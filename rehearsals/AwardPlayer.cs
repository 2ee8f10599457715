namespace Funding.Rehearsals;

/// <summary>
/// Plays what awards bind their holders to, through the commands: task books are agreed and sealed, reports filed and found good, each as
/// soon as it is open. Nothing is paid.
/// </summary>
public class AwardPlayer(IServiceProvider services, VirtualClock time)
{
    /// <summary>Days between two looks while a duty is open: who acts late is reminded and may act all the same.</summary>
    private const int Soon = 20;

    /// <summary>The same while none is.</summary>
    private const int Later = 90;

    private readonly HashSet<string> sealedBooks = [];

    /// <summary>The jobs of the day are run whenever time has passed; false where somebody else runs them.</summary>
    public bool KeepsHouse { get; init; } = true;

    public DateOnly Today => ShanghaiTime.DayOf(time.Now);

    protected T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public Task<AwardRead> AwardAsync(string id) => Get<AwardStore>().GetAsync(id);

    /// <summary>Time passes until a day, and whatever the awards wait for on the way is done.</summary>
    public async Task LiveAsync(IReadOnlyList<string> awards, DateOnly until)
    {
        await ActAsync(awards);
        while (Today < until)
        {
            var next = await NextAsync(awards) is { } day && day < until ? day : until;
            await time.AdvanceToAsync(ShanghaiTime.StartOf(next).AddHours(9));
            if (KeepsHouse)
            {
                await Get<DueHomes>().StartAsync();
                await Get<Sweep>().RunAsync();
                await time.SettleAsync();
            }

            await ActAsync(awards);
        }
    }

    /// <returns>Null where no award binds anybody to anything.</returns>
    private async Task<DateOnly?> NextAsync(IReadOnlyList<string> awards)
    {
        var read = await Task.WhenAll(awards.Select(AwardAsync));
        return read.All(a => a.Outlines.Count == 0) ? null : Today.AddDays(
            read.SelectMany(a => a.Duties).Any(d => !d.Value.Passed && d.Value.Kind != PaymentSettings.Kind) ? Soon : Later);
    }

    private async Task ActAsync(IReadOnlyList<string> awards)
    {
        foreach (var id in awards)
        {
            while (await ActAsync(id))
            {
                await time.SettleAsync();
            }
        }
    }

    /// <returns>Whether somebody acted.</returns>
    private async Task<bool> ActAsync(string id)
    {
        var award = await AwardAsync(id);
        if (award.Home.Standing is AwardStanding.Superseded or AwardStanding.Withdrawn)
        {
            return false;
        }

        foreach (var duty in award.Duties.Select(d => d.Value).Where(d => !d.Passed))
        {
            if (await ActAsync(award, duty))
            {
                return true;
            }
        }

        return false;
    }

    /// <returns>Whether somebody acted on the duty, which is open.</returns>
    protected virtual async Task<bool> ActAsync(AwardRead award, Duty duty) => duty.Kind switch
    {
        AgreementSettings.Kind => await AgreeAsync(award, duty),
        MonitoringSettings.Kind or AcceptanceSettings.Kind => await ReportAsync(award, duty),
        ForwardingSettings.Kind => await ForwardAsync(award, duty),
        _ => false,
    };

    private async Task<bool> AgreeAsync(AwardRead award, Duty duty)
    {
        var (commands, key, id) = (Get<AgreementCommands>(), duty.Key, award.Home.Id);
        var state = (await Get<AgreementQueries>().FindAsync(award.ViewOf(duty)))?.Value ?? AgreementState.Begun;
        switch (state.Phase)
        {
            case AgreementPhase.Proposal:
                await commands.ProposeAsync(HolderOf(award), id, key, BookOf(award));
                return true;
            case AgreementPhase.Verdict:
                await commands.AgreeAsync(Cast.Officer, id, key, AgreementCommands.VersionOf(state.Proposed!));
                return true;
            case var _ when sealedBooks.Add(id):
                await UploadAsync(HolderOf(award), Audience.Apply, award, key, "sealed-holder");
                await UploadAsync(Cast.Officer, Audience.Office, award, key, "sealed-office");
                return true;
            default:
                return false;
        }
    }

    private async Task<bool> ReportAsync(AwardRead award, Duty duty)
    {
        var (key, id) = (duty.Key, award.Home.Id);
        var state = (await Get<ReportStore>().FindAsync(award.ViewOf(duty)))?.Value ?? ReportState.Begun;
        switch (state.PhaseOn(Today))
        {
            case ReportPhase.Filing:
                foreach (var target in (award.Settings.Targets ?? []).Where(t => t.Evidence))
                {
                    await UploadAsync(HolderOf(award), Audience.Apply, award, key, target.Id);
                }

                await Get<ReportCommands>().FileAsync(HolderOf(award), id, key, ReportOf(award), declared: true);
                return true;
            case ReportPhase.Opinion when award.Home.Desk is { } desk:
                await Get<ReportCommands>().OpineAsync(Cast.Recommender(desk), id, key, true, "");
                return true;
            case ReportPhase.Verdict:
                await Get<VerdictCommands>().JudgeAsync(Cast.Officer, id, key, GoodOf(award, duty), "");
                return true;
            case ReportPhase.Confirmation:
                await Get<VerdictCommands>().ConfirmAsync(Cast.SecondOfficer, id, key);
                return true;
            default:
                return false;
        }
    }

    private async Task<bool> ForwardAsync(AwardRead award, Duty duty)
    {
        var (commands, key, id) = (Get<ForwardingCommands>(), duty.Key, award.Home.Id);
        var at = award.ViewOf(duty);
        var state = (await Get<ForwardingQueries>().FindAsync(at))?.Value ?? ForwardingState.Begun;
        switch (state.Phase)
        {
            case ForwardingPhase.Forwarding:
                await commands.ForwardAsync(Cast.Officer, id, key, Today, "浙教函〔2027〕18号");
                return true;
            case ForwardingPhase.Outcome:
                await UploadAsync(Cast.Officer, Audience.Office, award, key, ForwardingSettings.Decision);
                await commands.EnterAsync(
                    Cast.Officer, id, key, at.Outline.As<ForwardingSettings>().Outcomes.First(o => o.Consequence == Consequence.GoOn).Id,
                    Today, "教职成函〔2027〕9号", "");
                return true;
            case ForwardingPhase.Confirmation:
                await commands.ConfirmAsync(Cast.SecondOfficer, id, key);
                return true;
            default:
                return false;
        }
    }

    public static string GoodOf(AwardRead award, Duty duty)
    {
        var outline = award.ViewOf(duty).Outline;
        var rules = duty.Kind == MonitoringSettings.Kind ? outline.As<MonitoringSettings>().Rules : outline.As<AcceptanceSettings>().Rules;
        return rules.Grades.First(g => g.Consequence == Consequence.GoOn).Id;
    }

    public static Actor HolderOf(AwardRead award) => Cast.ApplicantOf(award.Home.ApplicationId!);

    public static Dictionary<string, string> BookOf(AwardRead award)
    {
        var entry = TaskBookEntry.Of(award.Home, award.Settings.Targets!);
        var typed = entry.Targets.SelectMany(t => entry.Years.Select(year => (TaskBookEntry.FieldOf(t.Id, year), FigureOf(t, entry))))
            .ToDictionary();
        foreach (var target in entry.Targets)
        {
            typed[TaskBookEntry.ReasonOf(target.Id)] = "按建设方案逐年安排。";
        }

        return typed;
    }

    public static Dictionary<string, string> ReportOf(AwardRead award)
    {
        var entry = TaskBookEntry.Of(award.Home, award.Settings.Targets ?? []);
        var typed = entry.Targets.ToDictionary(t => ReportEntry.ActualOf(t.Id), t => FigureOf(t, entry));
        typed[ReportEntry.Summary] = "各项目标按任务书推进，资金使用符合要求，成效良好。";
        return typed;
    }

    private static string FigureOf(Target target, TaskBookEntry entry) => decimal.Round(
        Math.Clamp(entry.StartOf(target.Id) ?? 1, target.Min ?? 0, target.Max ?? 1_000_000), target.Decimals)
        .ToString(CultureInfo.InvariantCulture);

    private async Task UploadAsync(Actor actor, Audience side, AwardRead award, DutyKey key, string slot)
    {
        using var content = new MemoryStream(SampleApplication.Pdf);
        await Get<PaperCommands>().UploadAsync(actor, side, award.Home.Id, key, slot, "材料.pdf", null, content);
    }
}
