namespace Funding.Workflows.Tests.Years;

public sealed class YearCommandsTests
{
    private const string Colleges = "mixed-ownership-colleges";

    [Fact]
    public async Task Last_years_round_is_drafted_put_before_the_others_and_launched_by_one_of_them()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await house.StartAsync();
        var (years, drafts) = (house.Get<YearCommands>(), house.Get<LaunchDraftCommands>());
        await StaffAsync(house);
        var last = CollegeStages.RoundAt(CollegeStages.Call) with
        {
            Id = Round.IdOf(Colleges, 2025, 1),
            Year = 2025,
            Opens = new(2025, 3, 3),
            Stages = CollegeStages.Plan(new(2025, 3, 3)),
            NoticeNumber = "教申〔2025〕4号",
        };
        await house.Get<ITableStore>().CommitAsync(
            RoundKeys.RoundsPartition, RowCodec.Upsert(last.Id, RoundSummary.Of(last.End(RoundStanding.Announced))));

        Assert.Equal("year-none-ticked", await CodeAsync(() => years.ProposeAsync(Cast.Administrator, 2026, [])));
        Assert.Equal(1, await years.ProposeAsync(Cast.Administrator, 2026, [Colleges, "unknown"]));
        Assert.Equal(0, await years.ProposeAsync(Cast.Administrator, 2026, [Colleges]));

        await house.SettleAsync();
        var draft = Assert.Single(await drafts.ListAsync(Cast.Administrator));
        Assert.Equal(("教申〔2026〕4号", Cast.Administrator.PersonId), (draft.Text("noticeNumber"), draft.ProposedBy));
        var mail = Assert.Single(await house.Get<ITableStore>().EnumerateAsync<DeliveryRecord>("mail:system", KeyRange.Prefix("sent:"))
            .Select(s => s.Value.Request).Where(r => r.Template == "LaunchProposed").ToListAsync());
        Assert.Equal(Cast.SecondAdministrator.PersonId, mail.PersonId);

        var typed = new Dictionary<string, string> { [draft.Id] = "26-1" };
        var own = await Assert.ThrowsAsync<RefusedException>(() => years.LaunchAsync(Cast.Administrator, typed));
        Assert.Equal(("launch-own-proposal", $"confirm.{draft.Id}"), (own.Refusals[0].Code, own.Refusals[0].Field));
        Assert.Equal("year-nothing-typed", await CodeAsync(() => years.LaunchAsync(
            Cast.SecondAdministrator, new Dictionary<string, string>())));

        var round = Assert.Single(await years.LaunchAsync(Cast.SecondAdministrator, typed));
        Assert.Equal((Round.IdOf(Colleges, 2026, 1), new DateOnly(2026, 3, 2)), (round.Id, round.Opens));
        Assert.Empty(await drafts.ListAsync(Cast.Administrator));
    }

    [Fact]
    public async Task A_changed_draft_is_no_longer_asked_for_and_nobody_asks_where_there_is_no_other()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await house.StartAsync();
        var drafts = house.Get<LaunchDraftCommands>();
        await StaffAsync(house, second: false);
        var typed = new Dictionary<string, IReadOnlyList<string>> { ["programme"] = [Colleges] };
        var draft = await drafts.CreateAsync(Cast.Administrator, Colleges, typed);
        var request = new LaunchRequest { ProgrammeId = Colleges, Year = 2026, NoticeNumber = "教申〔2026〕4号", Opens = new(2026, 3, 9) };
        Task AskAsync() => house.Get<LaunchProposalCommands>().ProposeAsync(Cast.Administrator, draft, request, "/office");

        Assert.Equal("launch-no-second-administrator", await CodeAsync(AskAsync));
        await house.Get<PeopleStore>().GrantAsync(Cast.SecondAdministrator.Name, new RoleGrant(Role.Administrator), "孙管理");
        await AskAsync();
        Assert.NotNull((await drafts.GetAsync(Cast.Administrator, draft.Id)).ProposedBy);
        Assert.Null((await drafts.SaveAsync(Cast.Administrator, draft.Id, draft.Version, typed)).ProposedBy);
    }

    private static async Task StaffAsync(RoundHouse house, bool second = true)
    {
        foreach (var (person, role) in new[]
        {
            (Cast.Administrator, Role.Administrator), (Cast.Chair, Role.Committee), (Cast.Vice, Role.Committee),
            (Cast.Officer, Role.Officer), (Cast.SecondOfficer, Role.Officer),
        })
        {
            await house.Get<PeopleStore>().GrantAsync(person.Name, new RoleGrant(role), "沈若水");
        }

        if (second)
        {
            await house.Get<PeopleStore>().GrantAsync(Cast.SecondAdministrator.Name, new RoleGrant(Role.Administrator), "孙管理");
        }
    }

    private static async Task<string> CodeAsync(Func<Task> act) =>
        (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code;
}
