namespace Funding.Workflows.Tests.People;

public sealed class PeopleCommandsTests
{
    // What a role is given to must be able to sign in: the address as typed there, and nothing around it.
    [Theory]
    [InlineData("张三 <zhang@example.org>")]
    [InlineData("zhang@example.org, li@example.org")]
    [InlineData("zhang")]
    [InlineData("zhang@")]
    [InlineData("zhang @example.org")]
    [InlineData("zhang@example.org\r\nBcc: all@example.org")]
    [InlineData("")]
    public async Task What_nobody_could_sign_in_with_is_no_account(string address)
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house);
        await run.LaunchAsync();
        await house.Get<PeopleStore>().GetOrCreateAsync(Cast.Applicant(1).Name);
        var draft = await house.Get<ApplicationCommands>().CreateAsync(
            Cast.Applicant(1),
            CollegeStages.RoundId,
            new NewApplication(Cast.CodeOf(1), "第1职业技术学院", run.Programme.Subject.Kinds[1].Id, "hangzhou"));

        Assert.Equal(
            "email-invalid",
            await RefusedAsync(() => house.Get<PeopleCommands>().GrantAsync(Cast.Administrator, address, new RoleGrant(Role.Officer))));
        Assert.Equal(
            "email-invalid",
            await RefusedAsync(() => house.Get<ApiTokens>().IssueAsync(address, Role.Officer, null, TimeSpan.FromDays(1))));
        Assert.Equal(
            "email-invalid",
            await RefusedAsync(() => house.Get<ColleagueCommands>().AddAsync(Cast.Applicant(1), CollegeStages.RoundId, draft.Id, address)));
    }

    [Fact]
    public async Task One_name_under_two_addresses_gets_a_role_twice_only_with_the_word_that_they_are_two_on_record()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var commands = house.Get<PeopleCommands>();
        await commands.GrantAsync(Cast.Administrator, "li.ming@dept.example", new RoleGrant(Role.Committee), "李明");
        Assert.Equal("person-double", await RefusedAsync(() => GrantAsync("liming@mail.example", " 李\u200B 明", null)));
        Assert.Equal("reason-required", await RefusedAsync(() => GrantAsync("liming@mail.example", "李明", "是")));
        Assert.Null(await house.Get<PeopleStore>().FindAsync(Person.IdOf("liming@mail.example")));
        await GrantAsync("liming@mail.example", "李明", "另一单位的同名委员，已核对。");
        await GrantAsync("liming@mail.example", "李明", null);

        await house.Get<Dispatcher>().DrainAsync(HomeKeys.System);
        var chain = new List<AuditEntry>();
        var entries = house.Get<ITableStore>().EnumerateAsync<AuditEntry>(HomeKeys.System, KeyRange.Prefix(AuditKeys.Entry));
        await foreach (var entry in entries)
            chain.Add(entry.Value);
        Assert.Single(chain, e => e.Note.Action == "confirmed-as-two-persons");

        Task<Person> GrantAsync(string email, string name, string? two) =>
            commands.GrantAsync(Cast.Administrator, email, new RoleGrant(Role.Committee), name, twoPersons: two);
    }

    [Fact]
    public async Task An_application_is_shared_with_few_so_that_it_is_no_way_to_write_to_anybody()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house);
        await run.LaunchAsync();
        await house.Get<PeopleStore>().GetOrCreateAsync(Cast.Applicant(1).Name);
        var commands = house.Get<ColleagueCommands>();
        var draft = await house.Get<ApplicationCommands>().CreateAsync(
            Cast.Applicant(1),
            CollegeStages.RoundId,
            new NewApplication(Cast.CodeOf(1), "第1职业技术学院", run.Programme.Subject.Kinds[1].Id, "hangzhou"));
        for (var i = 1; i < ColleagueCommands.MostEditors; i++)
            await commands.AddAsync(Cast.Applicant(1), CollegeStages.RoundId, draft.Id, $"colleague{i}@college.example");

        Assert.Equal(
            "too-many-colleagues",
            await RefusedAsync(() => commands.AddAsync(Cast.Applicant(1), CollegeStages.RoundId, draft.Id, "one-more@college.example")));
        await commands.AddAsync(Cast.Applicant(1), CollegeStages.RoundId, draft.Id, " Colleague1@college.example");
        Assert.Null(await house.Get<PeopleStore>().FindAsync(Person.IdOf("one-more@college.example")));
    }

    [Fact]
    public async Task An_account_is_removed_once_nothing_of_it_is_open_and_what_it_did_stays_on_record()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house);
        await run.LaunchAsync();
        await run.SubmitAsync(1);
        await house.SettleAsync();
        var person = Person.IdOf("applicant1@college.example");
        Task RemoveAsync(string id, string typed) => house.Get<PeopleCommands>().RemoveAsync(Cast.Administrator, id, typed);

        Assert.Equal("person-still-open", await RefusedAsync(() => RemoveAsync(person, "applicant1@college.example")));
        var proposal = await house.Get<RoundChangeCommands>().ProposeCancellationAsync(
            Cast.Administrator, CollegeStages.RoundId, "政策调整，本轮撤销。");
        await house.Get<RoundChangeCommands>().DecideAsync(
            Cast.ActorOf("second@office.example", Role.Administrator),
            CollegeStages.RoundId,
            proposal.Id,
            accept: true,
            CollegeStages.RoundId[^4..]);
        await house.SettleAsync();
        Assert.Equal("confirmation-mismatch", await RefusedAsync(() => RemoveAsync(person, "applicant2@college.example")));
        Assert.Equal("person-holds-roles", await RefusedAsync(() => RemoveAsync(Cast.Officer.PersonId, Cast.Officer.Name)));
        Assert.Equal(
            "role-not-allowed",
            await RefusedAsync(() => house.Get<PeopleCommands>().RemoveAsync(Cast.Officer, person, "applicant1@college.example")));
        await RemoveAsync(person, " Applicant1@college.example");
        await house.SettleAsync();

        Assert.Null(await house.Get<PeopleStore>().FindAsync(person));
        Assert.Equal("person-not-found", await RefusedAsync(() => RemoveAsync(person, "applicant1@college.example")));
        var chain = new List<AuditEntry>();
        await foreach (var entry in house.Get<ITableStore>().EnumerateAsync<AuditEntry>(
            HomeKeys.System, KeyRange.Prefix(AuditKeys.Entry)))
            chain.Add(entry.Value);
        Assert.Equal((person, Cast.Administrator.PersonId), (chain[^1].Note.Subject, chain[^1].Note.Actor));
        Assert.Contains(person, (await run.ApplicationAsync(Cast.ApplicationId(1))).Editors);
    }

    private static async Task<string> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code;
}
