namespace Funding.Workflows.Tests.Stages.Countersign;

/// <summary>Departments countersign each application by itself, in a round that takes them one by one; silence agrees.</summary>
public sealed class CaseSignatureTests : IAsyncLifetime
{
    private const string Finance = "finance";
    private const string Reason = "出资证明缺少备案号。";
    private readonly AddedProgramme file = new("rolling-countersign", RollingGrants.Text
        .Replace("id: rolling-grants", "id: rolling-countersign", StringComparison.Ordinal)
        .Replace(
            "  - { stage: committee,",
            "  - { stage: countersign, id: sign, workingDays: 5, silence: agrees, objections: decided, departments: "
                + "[{ id: finance, name: { zh: 财政厅, en: Finance (财政厅) }, asks: confirm }, "
                + "{ id: trade, name: { zh: 商务厅, en: Trade (商务厅) }, asks: confirm }] }\n  - { stage: committee,",
            StringComparison.Ordinal));

    private RoundHouse house = null!;
    private RoundPlayer round = null!;

    public async ValueTask InitializeAsync()
    {
        house = new RoundHouse(engineInMemory: true, configure: services => services.AddSingleton(file.Catalogue));
        round = new RoundPlayer(house) { Programme = file.Programme };
        await round.LaunchAsync();
        await round.NameDepartmentsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        file.Dispose();
    }

    [Fact]
    public async Task A_case_goes_on_once_every_department_has_signed_it_and_the_others_stay()
    {
        await SubmitAsync(1, 2);
        Assert.Equal(["sign", "sign"], [await StageOfAsync(1), await StageOfAsync(2)]);
        await ConfirmAsync(Finance, 2);
        Assert.Equal([IdOf(1)], await WaitingAsync(Finance));
        Assert.Equal([IdOf(1), IdOf(2)], await WaitingAsync("trade"));
        await ConfirmAsync("trade", 2);
        Assert.Equal(["sign", "approve"], [await StageOfAsync(1), await StageOfAsync(2)]);
        await RefusedAsync("countersign-signed", () => ConfirmAsync(Finance, 2));
        await RefusedAsync("case-not-found", () => ConfirmAsync(Finance, 9));
        await RefusedAsync("confirmation-mismatch", () => Signatures.ConfirmAsync(
            Departments.PersonOf(Finance), round.Id, Finance, IdOf(1), null, "0000"));
        await RefusedAsync("reason-required", () => ObjectAsync(Finance, 1, "短"));
        await RefusedAsync("countersign-not-open", () => house.Get<StatementCommands>().ObjectAsync(
            Departments.PersonOf(Finance), round.Id, Finance, IdOf(1), Reason));
    }

    [Fact]
    public async Task One_letter_a_day_names_what_waits_for_a_department()
    {
        await SubmitAsync(1, 2);
        await ConfirmAsync(Finance, 2);
        await NextMorningAsync();
        var letter = Assert.Single(await MailsAsync(Departments.PersonOf(Finance).Name), m => m.Contains("会签", StringComparison.Ordinal));
        Assert.Contains("1 项申报", letter, StringComparison.Ordinal);
        Assert.Contains(
            "2 项申报",
            Assert.Single(await MailsAsync(Departments.PersonOf("trade").Name), m => m.Contains("会签", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_agrees_with_the_cases_own_last_day()
    {
        await SubmitAsync(1);
        await ConfirmAsync(Finance, 1);
        var open = (await house.Get<OpenCases>().FindAsync(new CaseKey(round.Id, new("sign"), IdOf(1))))!.Value;
        await round.AdvanceToAsync(ShanghaiTime.CloseOf(open.Closes!.Value).AddMinutes(-1));
        Assert.Equal("sign", await StageOfAsync(1));
        await round.AdvanceToAsync(ShanghaiTime.CloseOf(open.Closes!.Value).AddMinutes(1));
        Assert.Equal("approve", await StageOfAsync(1));
        await RefusedAsync("case-not-found", () => ConfirmAsync("trade", 1));
        Assert.Contains(
            await round.RowsAsync<AuditEntry>(AuditKeys.Entry),
            e => e.Note.Action == "countersign-closed" && e.Note.Subject == IdOf(1));
    }

    [Fact]
    public async Task An_objection_holds_its_case_and_a_failed_one_is_at_its_end()
    {
        await SubmitAsync(1, 2);
        await ObjectAsync(Finance, 1, Reason);
        await ConfirmAsync("trade", 1);
        Assert.Equal("sign", await StageOfAsync(1));
        await NextMorningAsync();
        Assert.Contains(await MailsAsync(Cast.Officer.Name), m => m.Contains("部门异议", StringComparison.Ordinal));

        await house.Get<CaseDecisionCommands>().DecideAsync(Cast.Officer, round.Id, IdOf(1), false, "核查后异议成立。");
        await round.SettleAsync();
        Assert.Equal(ApplicationState.Ineligible, (await round.ApplicationAsync(IdOf(1))).State);
        Assert.Null(await house.Get<OpenCases>().FindAsync(new CaseKey(round.Id, new("sign"), IdOf(1))));
        Assert.Contains(await MailsAsync(Cast.Applicant(1).Name), m => m.Contains("未通过部门会签", StringComparison.Ordinal));

        await ObjectAsync(Finance, 2, Reason);
        await ConfirmAsync("trade", 2);
        await house.Get<CaseDecisionCommands>().DecideAsync(Cast.Officer, round.Id, IdOf(2), true, "证明已补交并核实。");
        await round.SettleAsync();
        Assert.Equal("approve", await StageOfAsync(2));
    }

    private CaseSignatureCommands Signatures => house.Get<CaseSignatureCommands>();

    private static string IdOf(int number) => Cast.ApplicationId(number);

    private async Task SubmitAsync(params int[] numbers)
    {
        foreach (var number in numbers)
        {
            await round.SubmitAsync(number);
        }

        await round.SettleAsync();
    }

    private async Task ConfirmAsync(string department, int number)
    {
        await Signatures.ConfirmAsync(
            Departments.PersonOf(department), round.Id, department, IdOf(number), null, TypedConfirmation.Expected(IdOf(number)));
        await round.SettleAsync();
    }

    private async Task ObjectAsync(string department, int number, string reason)
    {
        await Signatures.ObjectAsync(Departments.PersonOf(department), round.Id, department, IdOf(number), reason);
        await round.SettleAsync();
    }

    private async Task<string> StageOfAsync(int number) => (await round.ApplicationAsync(IdOf(number))).At!.Stage.Id;

    private async Task<IReadOnlyList<string>> WaitingAsync(string department) =>
    [
        .. (await house.Get<CountersignQueries>().CasesAsync(Departments.PersonOf(department), round.Id, department, null))
            .Waiting.Select(w => w.Application.Id),
    ];

    private Task NextMorningAsync() => round.LaterAsync(3);

    private async Task<List<string>> MailsAsync(string email) =>
        [.. (await house.Get<Mailbox>().ListAsync(email, 100)).Entries.Select(e => e.Subject)];

    private static async Task RefusedAsync(string code, Func<Task> act) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code);
}
