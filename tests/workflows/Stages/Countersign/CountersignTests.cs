namespace Funding.Workflows.Tests.Stages.Countersign;

/// <summary>Departments countersign all applications of a round together.</summary>
public sealed class CountersignTests : IAsyncLifetime
{
    private const string Finance = "finance";
    private const string Plan = "plan";
    private const string Reason = "出资证明缺少备案号。";
    private readonly SmallestFile file = new(CountersignStage.Kind);
    private RoundHouse house = null!;
    private RoundPlayer round = null!;

    public async ValueTask InitializeAsync()
    {
        house = new RoundHouse(engineInMemory: true, configure: services => services.AddSingleton(file.Catalogue));
        round = new RoundPlayer(house) { Programme = file.Programme, Applications = 3 };
        await round.ToAsync(new(CountersignStage.Kind));
        await round.SettleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        file.Dispose();
    }

    [Fact]
    public async Task Every_department_signs_once_and_the_round_goes_on()
    {
        await round.NameDepartmentsAsync();
        Assert.Contains(await SubjectsAsync(Finance), s => s.StartsWith("【会签】", StringComparison.Ordinal));
        await StateAsync("120", "0", "200");
        await SignAsync(Finance);
        Assert.Equal(CountersignStage.Kind, (await round.RoundAsync()).Stage.Id);
        await RefusedAsync("countersign-signed", () => Statements.ObjectAsync(PersonOf(Finance), round.Id, Finance, IdOf(1), Reason));
        await RefusedAsync("countersign-signed", () => SignAsync(Finance));

        await SignAsync(Plan);
        Assert.Equal(CommitteeStage.Kind, (await round.RoundAsync()).Stage.Id);
        await RefusedAsync("countersign-not-open", () => Statements.ObjectAsync(PersonOf(Plan), round.Id, Plan, IdOf(1), Reason));
        var application = await round.ApplicationAsync(IdOf(1));
        var answers = await house.Get<CountersignOfficeQueries>().OfCaseAsync(
            await round.RoundAsync(), CountersignSettings.Of(file.Programme), application);
        Assert.Equal([AnswerState.Confirmed, AnswerState.Stated], answers.Lines.Select(l => l.State));
        Assert.Equal(120m, answers.Lines[1].Figure);
        Assert.Single(await HistoryAsync(1, HistoryReaders.Applicant), e => e.Text.Zh.Contains("会签完成", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_objection_waits_for_an_officer_who_found_nothing_of_it_eligible_and_a_kept_case_goes_on()
    {
        await round.NameDepartmentsAsync();
        await ObjectAndSignAsync(2);
        await StateAsync("1", "1", "1");
        await SignAsync(Plan);
        Assert.Equal(CountersignStage.Kind, (await round.RoundAsync()).Stage.Id);
        Assert.Contains(
            await MailsAsync(Cast.SecondOfficer.Name), s => s.Contains("部门异议", StringComparison.Ordinal));

        await RefusedAsync("nothing-to-decide", () => DecideAsync(Cast.SecondOfficer, 1, true));
        await RefusedAsync("own-decision", () => DecideAsync(Cast.Officer, 2, true));
        await RefusedAsync("role-not-allowed", () => DecideAsync(Cast.Administrator, 2, true));
        await RefusedAsync("reason-required", () => Decisions.DecideAsync(Cast.SecondOfficer, round.Id, IdOf(2), true, "好"));
        await DecideAsync(Cast.SecondOfficer, 2, true);
        Assert.Equal(CommitteeStage.Kind, (await round.RoundAsync()).Stage.Id);
        Assert.Equal(ApplicationState.Eligible, (await round.ApplicationAsync(IdOf(2))).State);
        Assert.Contains(await SubjectsAsync(Finance), s => s.Contains("保留申报", StringComparison.Ordinal));
        Assert.DoesNotContain(await SubjectsAsync(Plan), s => s.Contains("保留申报", StringComparison.Ordinal));
        await RefusedAsync("nothing-to-decide", () => DecideAsync(Cast.SecondOfficer, 2, false));
        var office = await HistoryAsync(2, HistoryReaders.Office);
        Assert.Contains(office, e => e.Detail == Reason);
        Assert.DoesNotContain(await HistoryAsync(2, HistoryReaders.Applicant), e => e.Detail == Reason);
    }

    [Fact]
    public async Task A_failed_case_is_out_of_the_round_and_its_applicant_is_told_why()
    {
        await round.NameDepartmentsAsync();
        await ObjectAndSignAsync(2);
        await StateAsync("1", "1", "1");
        await DecideAsync(Cast.SecondOfficer, 2, false);
        var failed = await round.ApplicationAsync(IdOf(2));
        Assert.Equal((ApplicationState.Ineligible, "核查后异议成立。"), (failed.State, failed.Reason));
        Assert.Contains(await MailsAsync(Cast.Applicant(2).Name), s => s.Contains("未通过部门会签", StringComparison.Ordinal));

        await SignAsync(Plan);
        Assert.Equal(CommitteeStage.Kind, (await round.RoundAsync()).Stage.Id);
        await round.PlayAsync();
        Assert.DoesNotContain(await round.RowsAsync<Award>(RoundKeys.Awards), a => a.ApplicationId == IdOf(2));
    }

    [Fact]
    public async Task Nothing_is_anybodys_but_who_is_named_for_the_department()
    {
        await RefusedAsync("department-not-found", () => SignAsync(Finance));
        await round.NameDepartmentsAsync();
        await RefusedAsync("department-not-found", () => Statements.SignAsync(PersonOf(Plan), round.Id, Finance, "0000"));
        await RefusedAsync("department-not-found", () => Statements.SignAsync(PersonOf(Plan), round.Id, "other", "0000"));
        await RefusedAsync("department-not-found", () => Statements.SignAsync(Cast.Administrator, round.Id, Finance, "0000"));
        await RefusedAsync("case-not-found", () => Statements.ObjectAsync(PersonOf(Finance), round.Id, Finance, IdOf(9), Reason));
        await RefusedAsync(
            "case-not-found", () => house.Get<CountersignQueries>().ReadAsync(PersonOf(Finance), round.Id, Finance, IdOf(9)));

        await Countersigners.RemoveAsync(Cast.Officer, round.Id, Finance, PersonOf(Finance).PersonId);
        await RefusedAsync("department-not-found", () => SignAsync(Finance));
        await RefusedAsync(
            "countersigner-not-named", () => Countersigners.RemoveAsync(Cast.Officer, round.Id, Finance, PersonOf(Finance).PersonId));
    }

    [Fact]
    public async Task Figures_are_read_within_their_bounds_kept_as_a_draft_and_all_there_before_the_signature()
    {
        await round.NameDepartmentsAsync();
        var refused = await RefusedAsync("figure-out-of-range", () => StateAsync("201", "1.5", "x"));
        Assert.Equal(
            [StatementCommands.FigureField(IdOf(1)), StatementCommands.FigureField(IdOf(2)), StatementCommands.FigureField(IdOf(3))],
            refused.Refusals.Select(r => r.Field));
        Assert.Empty(await SaidAsync(Plan));
        await RefusedAsync(
            "figure-not-asked",
            () => Statements.StateAsync(PersonOf(Finance), round.Id, Finance, new Dictionary<string, string> { [IdOf(1)] = "1" }));

        await StateAsync("0", "200", "");
        await RefusedAsync("figures-missing", () => SignAsync(Plan));
        await Statements.ObjectAsync(PersonOf(Plan), round.Id, Plan, IdOf(3), Reason);
        await SignAsync(Plan);
        Assert.Equal(2, (await SaidAsync(Plan)).Count(s => s.Figure is not null));
    }

    [Fact]
    public async Task An_objection_needs_its_reason_and_is_taken_back_until_the_signature()
    {
        await round.NameDepartmentsAsync();
        await RefusedAsync("reason-required", () => Statements.ObjectAsync(PersonOf(Finance), round.Id, Finance, IdOf(1), " "));
        await RefusedAsync(
            "reason-required", () => Statements.ObjectAsync(PersonOf(Finance), round.Id, Finance, IdOf(1), new string('长', 1001)));
        await RefusedAsync("objection-missing", () => Statements.TakeBackAsync(PersonOf(Finance), round.Id, Finance, IdOf(1)));
        await Statements.ObjectAsync(PersonOf(Finance), round.Id, Finance, IdOf(1), Reason);
        await Statements.TakeBackAsync(PersonOf(Finance), round.Id, Finance, IdOf(1));
        Assert.Empty(await SaidAsync(Finance));
        await SignAsync(Finance);
        Assert.Equal(0, (await StateRowAsync()).Of(Finance)!.Objections);
    }

    [Fact]
    public async Task A_signature_is_of_what_was_looked_at()
    {
        await round.NameDepartmentsAsync();
        var seen = await house.Get<CountersignQueries>().ReadAsync(PersonOf(Finance), round.Id, Finance, RollQuery.All);
        await Statements.ObjectAsync(PersonOf(Finance), round.Id, Finance, IdOf(1), Reason);
        await RefusedAsync(
            "confirmation-mismatch",
            () => Statements.SignAsync(PersonOf(Finance), round.Id, Finance, TypedConfirmation.Expected(seen.Code)));
        await RefusedAsync("confirmation-mismatch", () => Statements.SignAsync(PersonOf(Finance), round.Id, Finance, ""));
    }

    [Fact]
    public async Task What_was_signed_is_opened_again_on_record_and_an_objection_taken_back_is_waited_for_no_longer()
    {
        await round.NameDepartmentsAsync();
        await RefusedAsync(
            "countersign-not-signed", () => Countersigners.ReopenAsync(Cast.Officer, round.Id, Finance, "请补充说明依据。"));
        await ObjectAndSignAsync(1);
        Assert.Single(await round.RowsAsync<UndecidedCase>(CountersignKeys.UndecidedCases(await StageAsync())));
        await RefusedAsync("reason-required", () => Countersigners.ReopenAsync(Cast.Officer, round.Id, Finance, ""));
        await RefusedAsync(
            "role-not-allowed", () => Countersigners.ReopenAsync(PersonOf(Finance), round.Id, Finance, "请补充说明依据。"));
        await Countersigners.ReopenAsync(Cast.Officer, round.Id, Finance, "请补充说明依据。");
        await round.SettleAsync();
        Assert.Contains(await SubjectsAsync(Finance), s => s.Contains("重新签署", StringComparison.Ordinal));

        await Statements.TakeBackAsync(PersonOf(Finance), round.Id, Finance, IdOf(1));
        await SignAsync(Finance);
        Assert.Empty(await round.RowsAsync<UndecidedCase>(CountersignKeys.UndecidedCases(await StageAsync())));
    }

    [Fact]
    public async Task Who_answers_is_named_by_the_office_once_three_at_most_and_asked_at_once()
    {
        Task NameAsync(string email, string name = "王经办") => Countersigners.NameAsync(Cast.Administrator, round.Id, Finance, email, name);
        await RefusedAsync("email-invalid", () => NameAsync("nobody"));
        await RefusedAsync("person-no-name", () => NameAsync("a@department.example", "无"));
        await RefusedAsync(
            "role-not-allowed", () => Countersigners.NameAsync(Cast.Applicant(1), round.Id, Finance, "a@department.example", "王经办"));
        foreach (var name in new[] { "a", "b", "c" })
        {
            await NameAsync($"{name}@department.example");
        }

        await RefusedAsync("countersigner-named", () => NameAsync("A@department.example"));
        await RefusedAsync("countersigners-too-many", () => NameAsync("d@department.example"));
        await round.SettleAsync();
        Assert.Single(await MailsAsync("b@department.example"), s => s.StartsWith("【会签】", StringComparison.Ordinal));
        Assert.Contains(await MailsAsync(Cast.Administrator.Name), s => s.Contains("未指定办理人", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Past_the_last_day_it_waits_and_says_so_daily_and_takes_a_late_answer()
    {
        await round.NameDepartmentsAsync();
        await StateAsync("1", "1", "1");
        await SignAsync(Plan);
        var last = (await round.RoundAsync()).CloseOf(CountersignStage.Kind);
        await round.PastAsync(last.AddDays(4));
        Assert.Equal(CountersignStage.Kind, (await round.RoundAsync()).Stage.Id);
        Assert.True((await SubjectsAsync(Finance)).Count(s => s.StartsWith("【提醒】", StringComparison.Ordinal)) >= 3);
        Assert.DoesNotContain(await SubjectsAsync(Plan), s => s.StartsWith("【提醒】", StringComparison.Ordinal));
        Assert.Contains(await MailsAsync(Cast.Administrator.Name), s => s.StartsWith("【逾期】", StringComparison.Ordinal));
        await SignAsync(Finance);
        Assert.Equal(CommitteeStage.Kind, (await round.RoundAsync()).Stage.Id);
    }

    [Fact]
    public async Task A_case_that_is_withdrawn_is_waited_for_no_longer()
    {
        await round.NameDepartmentsAsync();
        await ObjectAndSignAsync(2);
        await house.Get<WithdrawalCommands>().WithdrawAsync(
            Cast.Applicant(2), round.Id, IdOf(2), IdOf(2)[^4..], "学院已调整建设方案。");
        await round.SettleAsync();
        Assert.Empty(await round.RowsAsync<UndecidedCase>(CountersignKeys.UndecidedCases(await StageAsync())));
        await Statements.StateAsync(
            PersonOf(Plan), round.Id, Plan, new Dictionary<string, string> { [IdOf(1)] = "1", [IdOf(3)] = "1" });
        await SignAsync(Plan);
        Assert.Equal(CommitteeStage.Kind, (await round.RoundAsync()).Stage.Id);
    }

    [Fact]
    public async Task Nobody_has_more_of_it_than_what_is_theirs()
    {
        await round.NameDepartmentsAsync();
        await ObjectAndSignAsync(1);
        var data = house.Get<CountersignDataStore>();
        var own = await data.OfAsync(PersonOf(Finance).PersonId, await round.RoundAsync()).ToListAsync();
        Assert.Equal(new NamedCountersigner(Finance), own[0]);
        var signed = Assert.IsType<SignedCountersignature>(own[1]);
        Assert.Equal((Finance, 3, 1), (signed.Department, signed.Cases, signed.Objections));
        Assert.Equal(
            [new NamedCountersigner(Plan)], await data.OfAsync(PersonOf(Plan).PersonId, await round.RoundAsync()).ToListAsync());
    }

    private StatementCommands Statements => house.Get<StatementCommands>();

    private CountersignerCommands Countersigners => house.Get<CountersignerCommands>();

    private CaseDecisionCommands Decisions => house.Get<CaseDecisionCommands>();

    private static Actor PersonOf(string department) => Departments.PersonOf(department);

    private static string IdOf(int number) => Cast.ApplicationId(number);

    private async Task ObjectAndSignAsync(int number)
    {
        await Statements.ObjectAsync(PersonOf(Finance), round.Id, Finance, IdOf(number), Reason);
        await SignAsync(Finance);
    }

    private async Task SignAsync(string department)
    {
        var view = await house.Get<CountersignQueries>().ReadAsync(PersonOf(department), round.Id, department, RollQuery.All);
        await Statements.SignAsync(PersonOf(department), round.Id, department, TypedConfirmation.Expected(view.Code));
        await round.SettleAsync();
    }

    private Task StateAsync(params string[] figures) => Statements.StateAsync(
        PersonOf(Plan), round.Id, Plan, figures.Index().ToDictionary(f => IdOf(f.Index + 1), f => f.Item));

    private async Task DecideAsync(Actor officer, int number, bool keep)
    {
        await Decisions.DecideAsync(officer, round.Id, IdOf(number), keep, keep ? "证明已补交并核实。" : "核查后异议成立。");
        await round.SettleAsync();
    }

    private async Task<PlannedStage> StageAsync() => (await round.RoundAsync()).Stages.Find(CountersignStage.Kind)!;

    private async Task<CountersignState> StateRowAsync() =>
        await house.Get<CountersignStore>().StateAsync(round.Id, await StageAsync(), null);

    private async Task<IReadOnlyList<CaseStatement>> SaidAsync(string department) =>
        await house.Get<CountersignStore>().StatementsAsync(round.Id, await StageAsync(), department);

    private async Task<IReadOnlyList<StageEvent>> HistoryAsync(int number, HistoryReaders reader) =>
        await house.Get<StageFaces>().HistoryAsync(await round.RoundAsync(), await round.ApplicationAsync(IdOf(number)), reader);

    private Task<List<string>> SubjectsAsync(string department) => MailsAsync(PersonOf(department).Name);

    private async Task<List<string>> MailsAsync(string email) =>
        [.. (await house.Get<Mailbox>().ListAsync(email, 100)).Entries.Select(e => e.Subject)];

    private static async Task<RefusedException> RefusedAsync(string code, Func<Task> act)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(act);
        Assert.Equal(code, refused.Refusals[0].Code);
        return refused;
    }
}
