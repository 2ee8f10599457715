namespace Funding.Workflows.Tests.Awards;

/// <summary>
/// Two grants of three years, from the launch of their round to the end of their last duty: yearly reports that run into each other, one
/// on a day of the year, payments that follow reports and one that the end of the term opens. The same people do the same every time.
/// </summary>
internal sealed class GrantYears(RoundHouse house, int applications = 2)
{
    public const string Programme = "small-grants";
    public const string RoundId = "small-grants-2026-1";

    /// <summary>The holder of the second grant is late with everything.</summary>
    private static readonly int[] FilesAfterDays = [12, 400];

    private const int Awards = 2;

    public static IReadOnlyList<Actor> Committee => Cast.Committee;

    public static string AwardId(int number) => $"{RoundId}-{number}";

    public static string HomeOf(int number) => AwardKeys.Partition(AwardId(number));

    public static Actor Holder(int number) => Cast.Applicant(number);

    /// <summary>Two places and two in reserve, by rules and the order of submission; the fifth application meets them not.</summary>
    private const string Rules = """
        { stage: rules, id: rules, places: 2, reserve: 2, rules: [{ id: fit, expression: 'Answer("name") != "第5计划"',
          citation: "authority's setting", message: { zh: 计划名称不符合要求, en: The plan's name does not fit } }] }
        """;

    /// <summary>A house whose catalogue has the programme as well.</summary>
    /// <param name="byRules">Whether rules order the applications before the committee votes.</param>
    /// <param name="rolling">Whether each application goes on by itself as it is submitted; there is no eligibility check then.</param>
    public static RoundHouse House(ProgrammesFolder folder, bool byRules = false, bool rolling = false)
    {
        Write(folder, byRules, rolling);
        return new RoundHouse(
            engineInMemory: true,
            configure: services => services.AddSingleton(Catalogue.Load(folder.Path)));
    }

    /// <inheritdoc cref="House"/>
    public static void Write(ProgrammesFolder folder, bool byRules = false, bool rolling = false)
    {
        var text = byRules || rolling
            ? SmallGrants.Text.Replace(
                "  - { stage: committee", $"  - {Rules.ReplaceLineEndings(" ")}\n  - {{ stage: committee", StringComparison.Ordinal)
            : SmallGrants.Text;
        if (rolling)
        {
            text = string.Join('\n', text.Split('\n').Where(line => !line.Contains("stage: eligibility", StringComparison.Ordinal)))
                .Replace("stage: call, id: call, days: 30", "stage: rolling-call, id: call, days: 60", StringComparison.Ordinal)
                .Replace("returned: check", "returned: rules", StringComparison.Ordinal);
        }

        folder.Write($"{Programme}.yaml", text.Replace("years: 1 }", """
            years: 3, duties: [
                { stage: payment, id: first, on: award },
                { stage: monitoring, id: start, on: award, workingDays: 30, grades: [*] },
                { stage: monitoring, id: yearly, every: year, workingDays: 60, grades: [*] },
                { stage: monitoring, id: interim, on: '09-01', workingDays: 40, grades: [*] },
                { stage: payment, id: share, on: yearly, needs: interim },
                { stage: payment, id: last, on: end-of-term, needs: yearly } ] }
            """.Replace("[*]", "[{ id: pass, name: { zh: 合格, en: Pass }, consequence: go-on }]", StringComparison.Ordinal),
            StringComparison.Ordinal));
    }

    public async Task<Round> RoundAsync() => (await house.Get<RoundStore>().GetAsync(RoundId)).Value;

    public Task<AwardRead> AwardAsync(int number) => house.Get<AwardStore>().GetAsync(AwardId(number));

    /// <summary>From the launch to the announcement.</summary>
    /// <param name="pause">Called wherever somebody is waited for.</param>
    public async Task AnnounceAsync(Func<Task> pause)
    {
        await house.StartAsync();
        await PlayAsync(
            [LaunchAsync, ApplyAsync, CloseCallAsync, DecideAsync, () => VoteAsync(0), () => VoteAsync(1), CloseNoticeAsync], pause);
    }

    /// <summary>The same with a list that comes back once and an entry that an upheld objection takes out.</summary>
    public async Task AnnounceAfterReturnAndObjectionAsync(Func<Task> pause)
    {
        await house.StartAsync();
        await PlayAsync(
            [
                LaunchAsync, ApplyAsync, CloseCallAsync, DecideAsync, () => VoteAsync(1), ReturnAsync, DecideAsync, () => VoteAsync(0),
                () => VoteAsync(1), ObjectAsync, UpholdAsync, CloseNoticeAsync, CloseNoticeAsync,
            ],
            pause);
    }

    /// <summary>
    /// Each application by itself: the first is returned once and taken out by an upheld objection, so that the third moves up, which the
    /// committee decides two days later.
    /// </summary>
    public async Task AwardOneByOneAsync(Func<Task> pause)
    {
        await house.StartAsync();
        await PlayAsync(
            [
                LaunchAsync, ApplyAsync, () => VoteOnAsync(1, 1), () => ReturnAsync(1), () => VoteOnAsync(2, 0), () => VoteOnAsync(2, 1),
                () => VoteOnAsync(1, 0), () => VoteOnAsync(1, 1), ObjectAsync, UpholdAsync, () => LaterAsync(2), () => VoteOnAsync(3, 0),
                () => VoteOnAsync(3, 1), CloseNoticeAsync, CloseNoticeAsync,
            ],
            pause);
    }

    private Task VoteOnAsync(int number, int member) => house.Get<CaseVoteCommands>().ApproveAsync(
        Committee[member], RoundId, Cast.ApplicationId(number), Cast.ApplicationId(number)[^4..]);

    private Task ReturnAsync(int number) => house.Get<CaseVoteCommands>().ReturnAsync(
        Committee[0], RoundId, Cast.ApplicationId(number), "请再核对本项申报的资格。");

    private Task LaterAsync(int days) => house.AdvanceToAsync(house.Clock.GetUtcNow() + TimeSpan.FromDays(days));

    private async Task PlayAsync(IEnumerable<Func<Task>> steps, Func<Task> pause)
    {
        foreach (var step in steps)
        {
            await step();
            await house.SettleAsync();
            await pause();
        }
    }

    /// <summary>Day by day: the daily timer runs, holders file when they do, the officer confirms a week later.</summary>
    public async Task LiveAsync(DateOnly until, Func<Task> pause)
    {
        for (var day = Today; day < until; day = Today)
        {
            await house.AdvanceToAsync(ShanghaiTime.StartOf(day.AddDays(1)).AddHours(1));
            await house.Get<DueHomes>().StartAsync();
            await house.SettleAsync();
            await pause();
            var acted = false;
            for (var number = 1; number <= Awards; number++)
            {
                acted |= await ActAsync(number);
            }

            if (acted)
            {
                await house.SettleAsync();
                await pause();
            }
        }
    }

    /// <summary>A report of an award without targets: its summary alone.</summary>
    public static IReadOnlyDictionary<string, string> SummaryOf(string text) =>
        new Dictionary<string, string> { [ReportEntry.Summary] = text };

    private DateOnly Today => ShanghaiTime.DayOf(house.Clock.GetUtcNow());

    /// <returns>Whether somebody acted.</returns>
    private async Task<bool> ActAsync(int number)
    {
        var acted = false;
        var award = await AwardAsync(number);
        var holder = Holder(number) with { PersonId = award.Home.Editors[0] };
        foreach (var duty in award.Duties.Select(d => d.Value).Where(d => d.Kind == "monitoring" && !d.Passed))
        {
            var report = await house.Get<ReportStore>().FindAsync(award.ViewOf(duty));
            if (report is null && Today >= duty.OpenedOn.AddDays(FilesAfterDays[number - 1]))
            {
                await house.Get<ReportCommands>().FileAsync(
                    holder, AwardId(number), duty.Key, SummaryOf($"{duty.Key}：计划按期执行，经费使用符合要求，成效良好。"), declared: true);
                acted = true;
            }
            else if (report is not null && Today >= report.Value.FiledOn!.Value.AddDays(7))
            {
                await house.Get<VerdictCommands>().JudgeAsync(Cast.Officer, AwardId(number), duty.Key, "pass", "");
                acted = true;
            }
        }

        return acted;
    }

    public async Task LaunchAsync()
    {
        var people = house.Get<PeopleStore>();
        foreach (var (actor, role) in new[]
        {
            (Cast.Administrator, Role.Administrator), (Cast.Officer, Role.Officer), (Cast.SecondOfficer, Role.Officer),
            (Committee[0], Role.Committee), (Committee[1], Role.Committee),
        })
        {
            await people.GrantAsync(actor.Name, new RoleGrant(role), actor.Name);
        }

        await house.Get<LaunchCommands>().LaunchAsync(Cast.Administrator, new LaunchRequest
        {
            ProgrammeId = Programme,
            Year = 2026,
            Batch = 1,
            NoticeNumber = "教申〔2026〕1号",
            Committee = [.. Committee.Select(c => c.Name)],
        });
    }

    private async Task ApplyAsync()
    {
        for (var number = 1; number <= applications; number++)
        {
            await ApplyAsync(number);
        }
    }

    public async Task ApplyAsync(int number)
    {
        await house.Get<PeopleStore>().GetOrCreateAsync(Holder(number).Name);
        var application = await house.Get<ApplicationCommands>().CreateAsync(
            Holder(number), RoundId, new NewApplication(Cast.CodeOf(number), $"第{number}职业技术学院", "school", "hangzhou"));
        if (application.ClaimedBy is { } claimant)
        {
            await house.Get<ClaimVerdictCommands>().DecideAsync(
                Cast.Administrator, application.CreditCode, claimant, ClaimVerdict.Confirm);
        }

        await house.Get<ApplicationCommands>().SaveAnswersAsync(Holder(number), RoundId, application.Id, Answers.Empty with
        {
            Fields = new Dictionary<string, string> { ["name"] = $"第{number}计划" },
        });
        await house.Get<SubmissionCommands>().SubmitAsync(Holder(number), RoundId, application.Id);
    }

    private async Task CloseCallAsync() =>
        await house.AdvanceToAsync(ShanghaiTime.CloseOf((await RoundAsync()).CloseOf(CallStage.Kind)).AddHours(9));

    private async Task DecideAsync()
    {
        for (var number = 1; number <= applications; number++)
        {
            // Who failed the rules the first time is not decided on again.
            var id = Cast.ApplicationId(number);
            if (EligibilityStage.ForOfficers.Contains((await house.Get<ApplicationStore>().GetAsync(RoundId, id)).Value.State))
            {
                await house.Get<EligibilityCommands>().DecideAsync(Cast.Officer, RoundId, id, true, "材料齐全，符合条件。");
            }
        }
    }

    private async Task VoteAsync(int member) => await house.Get<ApprovalCommands>().ApproveAsync(
        Committee[member], RoundId, (await RoundAsync()).RankingHash![^4..]);

    private Task ReturnAsync() => house.Get<ApprovalCommands>().ReturnAsync(Committee[0], RoundId, "请再核对各项申报的资格。");

    private async Task ObjectAsync() => await house.Get<ObjectionFiling>().FileAsync(
        Cast.ActorOf("citizen@people.example", Role.Applicant), RoundId, Cast.ApplicationId(1), "张三", "0571-88001122",
        "该单位申报的计划与去年已获资助的计划相同，请予核查。", []);

    private async Task UpholdAsync()
    {
        var open = await house.Get<ITableStore>()
            .EnumerateAsync(RoundKeys.Partition(RoundId), KeyRange.Prefix(RoundKeys.OpenObjections)).SingleAsync();
        await house.Get<ObjectionDecisionCommands>().DecideAsync(
            Cast.SecondOfficer, RoundId, open.Key[RoundKeys.OpenObjections.Length..], true, "经核查，异议事实成立。");
    }

    private Task CloseNoticeAsync() => LaterAsync(10);
}
