namespace Funding.Workflows.Tests.Invitations;

/// <summary>Lists carried out on storage, with their mails.</summary>
public sealed class InvitationTests
{
    private const string List = "姓名,邮箱,角色,推荐单位\n孙丽,sun@hz.example,推荐,杭州市\n周审,zhou@office.example,审查,\n陈委,chen@uni.example,委员,\n";

    [Fact]
    public async Task Everybody_of_the_list_gets_the_role_on_record_and_one_mail_and_the_list_again_does_nothing()
    {
        await using var house = await HouseAsync();
        var invitations = house.Get<InvitationCommands>();

        var plan = await invitations.PlanAsync(Cast.Administrator, List);
        Assert.Equal(3, plan.Acting);
        Assert.Empty(await MailsAsync(house, "sun@hz.example"));
        await invitations.InviteAsync(Cast.Administrator, List);
        await house.SettleAsync();
        Assert.Equal(0, (await invitations.InviteAsync(Cast.Administrator, List)).Acting);
        await house.SettleAsync();

        Assert.Equal("孙丽", Assert.Single(await house.Get<PeopleStore>().InRoleAsync(Role.Recommender, "hangzhou")).Name);
        Assert.Equal("周审", Assert.Single(await house.Get<PeopleStore>().InRoleAsync(Role.Officer)).Name);
        foreach (var email in new[] { "sun@hz.example", "zhou@office.example", "chen@uni.example" })
        {
            Assert.Single(await MailsAsync(house, email));
        }

        Assert.Contains("推荐人员（杭州市）", (await MailsAsync(house, "sun@hz.example"))[0].Subject, StringComparison.Ordinal);
        Assert.Equal(3, await GrantsAsync(house));
    }

    [Fact]
    public async Task Nothing_is_done_while_anything_of_the_list_is_wrong()
    {
        await using var house = await HouseAsync();

        var refused = await Assert.ThrowsAsync<RefusedException>(() => house.Get<InvitationCommands>().InviteAsync(
            Cast.Administrator, List + "王五,wang,委员,\n"));

        Assert.Equal("rows[5].email", Assert.Single(refused.Refusals).Field);
        Assert.Empty(await house.Get<PeopleStore>().InRoleAsync(Role.Officer));
    }

    [Fact]
    public async Task A_list_that_broke_off_goes_on_where_it_was()
    {
        await using var house = await HouseAsync();
        await house.Get<PeopleCommands>().GrantAsync(Cast.Administrator, "zhou@office.example", new RoleGrant(Role.Officer), "周审");

        var plan = await house.Get<InvitationCommands>().InviteAsync(Cast.Administrator, List);
        await house.SettleAsync();

        Assert.Equal(
            [InvitationOutcome.New, InvitationOutcome.Held, InvitationOutcome.New], plan.Lines.Select(l => l.Outcome));
        Assert.Empty(await MailsAsync(house, "zhou@office.example"));
        Assert.Equal(3, await GrantsAsync(house));
    }

    [Fact]
    public async Task Lists_are_for_administrators_and_have_a_limit()
    {
        await using var house = await HouseAsync();
        var invitations = house.Get<InvitationCommands>();

        foreach (var act in new Func<Task>[]
        {
            () => invitations.PlanAsync(Cast.Officer, List),
            () => invitations.InviteAsync(Cast.Officer, List),
            () => invitations.StaffAsync(Cast.Officer),
        })
        {
            Assert.Equal(RefusalKind.Forbidden, (await Assert.ThrowsAsync<RefusedException>(act)).Kind);
        }

        Assert.Equal("invitation-list-empty", await CodeAsync(" \n"));
        Assert.Equal("invitation-list-too-large", await CodeAsync(new string('字', InvitationCommands.Characters + 1)));
        Assert.Equal("invitation-list-too-long", await CodeAsync("姓名,邮箱,角色\n" + string.Concat(
            Enumerable.Range(0, InvitationList.Most + 1).Select(n => $"人,p{n}@x.example,审查\n"))));

        async Task<string> CodeAsync(string list) =>
            (await Assert.ThrowsAsync<RefusedException>(() => invitations.PlanAsync(Cast.Administrator, list))).Refusals[0].Code;
    }

    private static async Task<RoundHouse> HouseAsync()
    {
        var house = new RoundHouse(engineInMemory: true);
        await house.StartAsync();
        await house.Get<PeopleStore>().GrantAsync(Cast.Administrator.Name, new RoleGrant(Role.Administrator), "沈管理");
        return house;
    }

    private static async Task<IReadOnlyList<MailboxEntry>> MailsAsync(RoundHouse house, string email) =>
        (await house.Get<Mailbox>().ListAsync(email, 100)).Entries;

    private static async Task<int> GrantsAsync(RoundHouse house) => await house.Get<ITableStore>()
        .EnumerateAsync<AuditEntry>(HomeKeys.System, KeyRange.Prefix(AuditKeys.Entry))
        .CountAsync(e => e.Value.Note.Action == "role-granted");
}
