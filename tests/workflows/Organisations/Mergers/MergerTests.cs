namespace Funding.Workflows.Tests.Organisations.Mergers;

/// <summary>Two registrations of one organisation are merged by two administrators, and parted again.</summary>
public sealed class MergerTests : IAsyncLifetime
{
    private const string Document = "浙编办函〔2025〕118号";
    private const string Why = "事业单位法人变更登记后代码改变，实为同一学院。";

    private static readonly string Old = Cast.CodeOf(1);
    private static readonly string New = Cast.CodeOf(2);

    private readonly RoundHouse house = new(engineInMemory: true);
    private RoundPlayer round = null!;

    private MergerCommands Commands => house.Get<MergerCommands>();

    public async ValueTask InitializeAsync()
    {
        round = new RoundPlayer(house) { DeskOf = _ => "ningbo" };
        await round.LaunchAsync();
        var people = house.Get<PeopleStore>();
        await people.GrantAsync(Cast.Administrator.Name, new RoleGrant(Role.Administrator), "赵管理");
        await people.GrantAsync(Cast.SecondAdministrator.Name, new RoleGrant(Role.Administrator), "钱管理");
        foreach (var number in (int[])[1, 2])
        {
            await round.SubmitAsync(number);
            await house.Get<ClaimVerdictCommands>().DecideAsync(
                Cast.Administrator, Cast.CodeOf(number), Cast.Applicant(number).PersonId, ClaimVerdict.Confirm);
        }

        await house.SettleAsync();
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task An_application_in_a_running_round_is_waited_for()
    {
        Assert.Equal("merger-running", await CodeAsync(() => ProposeAsync(Old, New)));
        await WithdrawAsync();
        await ProposeAsync(Old, New);
        Assert.Equal("merger-waits", await CodeAsync(() => ProposeAsync(Old, New)));
    }

    [Fact]
    public async Task Another_administrator_confirms_and_both_sides_are_told_and_nobody_applies_under_the_old_code()
    {
        await WithdrawAsync();
        await ProposeAsync(Old, New);
        await house.SettleAsync();
        Assert.Equal([Cast.SecondAdministrator.PersonId], await ToldAsync(MergerMails.MergerProposed));
        Assert.Equal("merger-second-person", await CodeAsync(() => Commands.DecideAsync(Cast.Administrator, Old, true, New[^4..])));
        Assert.Equal("merger-other-code", await CodeAsync(() => Commands.DecideAsync(Cast.SecondAdministrator, Old, true, Old[^4..])));
        Assert.Equal([Old], (await house.Get<MergerStore>().ReadAsync()).CodesOf(Old));

        await Commands.DecideAsync(Cast.SecondAdministrator, Old, true, New[^4..]);
        await house.SettleAsync();
        Assert.Equal(New, (await house.Get<MergerStore>().ReadAsync()).StandsFor(Old));
        Assert.Equal(
            new[] { Cast.Applicant(1).PersonId, Cast.Applicant(2).PersonId }.Order(),
            (await ToldAsync(MergerMails.OrganisationMerged)).Order());
        var entries = await house.Get<ITableStore>().EnumerateAsync<AuditEntry>(MergerKeys.Partition, KeyRange.Prefix(AuditKeys.Entry))
            .Select(e => e.Value.Note).ToListAsync();
        Assert.Equal(["merger-proposed", "merger-confirmed"], entries.Select(e => e.Action));
        Assert.Equal((Old, New, Why), (entries[1].Subject, entries[1].Facts["into"], entries[1].Facts["reason"]));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => BeginAsync(3, Old));
        Assert.Equal(("organisation-merged", "creditCode"), (refused.Refusals[0].Code, refused.Refusals[0].Field));
        Assert.Contains(New, refused.Refusals[0].Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_under_both_codes_is_on_one_page_and_under_the_old_code_its_own()
    {
        await MergeAsync();
        var holders = house.Get<HolderQueries>();
        Assert.Equal(
            [Cast.ApplicationId(1), Cast.ApplicationId(2)],
            (await holders.ReadAsync(Cast.Officer, New, null)).Applications.Select(a => a.Application.Id).Order());
        var old = await holders.ReadAsync(Cast.Officer, Old, null);
        Assert.Equal([Cast.ApplicationId(1)], old.Applications.Select(a => a.Application.Id));
        Assert.Equal(New, old.GivenUp!.Into);
    }

    [Fact]
    public async Task A_rule_about_the_code_that_stays_finds_what_was_awarded_under_the_other()
    {
        var programme = round.Programme;
        var award = new AwardSummary(
            "colleges-2024-1-7", null, "college", AwardStanding.Live, Old, Cast.OrganisationOf(1), "智能装备产业学院", new(2029, 6, 30))
        {
            ProgrammeId = programme.Id,
            ProgrammeName = programme.Name,
            DocumentNumber = "浙教职〔2024〕31号",
            CertificateNumber = "HHXY-2024-007",
            VerificationCode = "",
            AwardedOn = new(2024, 7, 1),
        };
        await house.Get<ITableStore>().CommitAsync(AwardKeys.AwardsPartition, RowCodec.Insert(award.Id, award));
        var application = await round.ApplicationAsync(Cast.ApplicationId(2));
        Task<PriorRecord?> AskAsync() =>
            house.Get<PriorQueries>().OfAsync([new(PriorWord.LiveAward, ""), new(PriorWord.Applied, "")], programme, application, default);
        Assert.Empty((await AskAsync())!.Awards);

        await MergeAsync();
        Assert.Equal([award.Id], (await AskAsync())!.Awards.Select(a => a.Id));
        Assert.Empty((await AskAsync())!.Applications);
    }

    [Fact]
    public async Task What_is_declined_or_parted_again_counts_no_more()
    {
        await WithdrawAsync();
        await ProposeAsync(Old, New);
        await Commands.DecideAsync(Cast.Administrator, Old, false, null);
        Assert.Empty((await house.Get<MergerStore>().ReadAsync()).All);

        await ProposeAsync(Old, New);
        await Commands.DecideAsync(Cast.SecondAdministrator, Old, true, New[^4..]);
        await Commands.ProposePartingAsync(Cast.SecondAdministrator, Old, Document, "两单位经核实为不同法人，归并有误。");
        Assert.Equal([New, Old], (await house.Get<MergerStore>().ReadAsync()).CodesOf(New));
        await Commands.DecideAsync(Cast.Administrator, Old, true, Old[^4..]);
        Assert.Equal([New], (await house.Get<MergerStore>().ReadAsync()).CodesOf(New));
        await house.SettleAsync();
        await BeginAsync(1, Old);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_proposal_is_said_at_once_by_its_field()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            Commands.ProposeAsync(Cast.Administrator, Old, "123", "", "短"));
        Assert.Equal(["into", "document", "reason"], refused.Refusals.Select(r => r.Field));
        Assert.Equal("merger-unknown", await CodeAsync(() => ProposeAsync(Old, Cast.CodeOf(9))));
        Assert.Equal("role-not-allowed", await CodeAsync(() => Commands.ProposeAsync(Cast.Officer, Old, New, Document, Why)));
    }

    private async Task MergeAsync()
    {
        await WithdrawAsync();
        await ProposeAsync(Old, New);
        await Commands.DecideAsync(Cast.SecondAdministrator, Old, true, New[^4..]);
        await house.SettleAsync();
    }

    private Task ProposeAsync(string from, string into) => Commands.ProposeAsync(Cast.Administrator, from, into, Document, Why);

    private Task WithdrawAsync() =>
        house.Get<WithdrawalCommands>().WithdrawAsync(
            Cast.Applicant(1), round.Id, Cast.ApplicationId(1), Cast.ApplicationId(1)[^4..], null);

    private async Task<IReadOnlyList<string>> ToldAsync(MailTemplate template) =>
        await house.Get<ITableStore>().EnumerateAsync<DeliveryRecord>($"mail:{MailMessageId.System}", KeyRange.Prefix("sent:"))
            .Select(sent => sent.Value.Request).Where(request => request.Template == template.Name)
            .Select(request => request.PersonId).ToListAsync();

    private Task<Application> BeginAsync(int number, string code) => house.Get<ApplicationCommands>().CreateAsync(
        Cast.Applicant(number), round.Id,
        new NewApplication(code, Cast.OrganisationOf(1), SampleApplication.KindOf(round.Programme), "ningbo"));

    private static async Task<string> CodeAsync(Func<Task> act) =>
        (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code;
}
