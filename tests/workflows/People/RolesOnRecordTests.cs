namespace Funding.Workflows.Tests.People;

/// <summary>The process is killed before each commit in turn: a role and what is on record of it never differ.</summary>
public sealed class RolesOnRecordTests
{
    private const string Email = "liming@mail.example";
    private static readonly RoleGrant Grant = new(Role.Committee);

    [Fact]
    public async Task Killed_at_any_commit_a_role_is_given_with_its_record_and_the_word_that_they_are_two_or_not_at_all()
    {
        for (var left = 0; ; left++)
        {
            await using var house = House(out var tables);
            var commands = house.Get<PeopleCommands>();
            await commands.GrantAsync(Cast.Administrator, "li.ming@dept.example", Grant, "李明");
            var killed = await KilledAsync(tables, left, () => commands.GrantAsync(
                Cast.Administrator, Email, Grant, "李明", twoPersons: "另一单位的同名委员，已核对。"));

            string[] expected = left == 0 ? [] : ["confirmed-as-two-persons", "role-granted"];
            Assert.Equal(expected, await RecordAsync(house));
            Assert.Equal(left > 0, await HoldsAsync(house));
            if (!killed) break;
        }
    }

    [Fact]
    public async Task Killed_at_any_commit_a_role_is_taken_with_its_record_or_not_at_all()
    {
        for (var left = 0; ; left++)
        {
            await using var house = House(out var tables);
            var commands = house.Get<PeopleCommands>();
            await commands.GrantAsync(Cast.Administrator, Email, Grant, "李明");
            await house.Get<Dispatcher>().DrainAsync(HomeKeys.System);
            var killed = await KilledAsync(
                tables, left, () => commands.RevokeAsync(Cast.Administrator, Person.IdOf(Email), Grant));

            string[] expected = left == 0 ? ["role-granted"] : ["role-granted", "role-revoked"];
            Assert.Equal(expected, await RecordAsync(house));
            Assert.Equal(left == 0, await HoldsAsync(house));
            if (!killed) break;
        }
    }

    [Fact]
    public async Task Killed_at_any_commit_a_person_is_removed_with_the_record_or_not_at_all()
    {
        for (var left = 0; ; left++)
        {
            await using var house = House(out var tables);
            await house.Get<PeopleStore>().GetOrCreateAsync(Email);
            var killed = await KilledAsync(
                tables, left, () => house.Get<PeopleCommands>().RemoveAsync(Cast.Administrator, Person.IdOf(Email), Email));

            string[] expected = left == 0 ? [] : ["person-removed"];
            Assert.Equal(expected, await RecordAsync(house));
            Assert.Equal(left == 0, await house.Get<PeopleStore>().FindAsync(Person.IdOf(Email)) is not null);
            if (!killed) break;
        }
    }

    [Fact]
    public async Task Taken_right_after_it_was_given_a_role_stays_taken()
    {
        await using var house = House(out _);
        var commands = house.Get<PeopleCommands>();
        await commands.GrantAsync(Cast.Administrator, Email, Grant, "李明");
        await commands.RevokeAsync(Cast.Administrator, Person.IdOf(Email), Grant);

        Assert.Equal(["role-granted", "role-revoked"], await RecordAsync(house));
        Assert.False(await HoldsAsync(house));
    }

    [Fact]
    public async Task Killed_at_any_commit_an_invited_person_holds_the_role_with_its_record_or_not_at_all()
    {
        for (var left = 0; ; left++)
        {
            await using var house = House(out var tables);
            var killed = await KilledAsync(
                tables, left, () => house.Get<PeopleCommands>().InviteAsync(Email, Role.Committee, null, "李明"));

            string[] expected = left == 0 ? [] : ["person-invited", "role-granted"];
            Assert.Equal(expected, await RecordAsync(house));
            Assert.Equal(left > 0, await HoldsAsync(house));
            if (!killed) break;
        }
    }

    [Fact]
    public async Task Invited_again_a_person_is_given_nothing_twice()
    {
        await using var house = House(out _);
        await house.Get<PeopleCommands>().InviteAsync(Email, Role.Committee, null, "李明");
        await house.Get<PeopleCommands>().InviteAsync(Email, Role.Committee, null);
        await house.Get<PeopleCommands>().InviteAsync(Email, Role.Applicant, null);

        Assert.Equal(["person-invited", "person-invited", "person-invited", "role-granted"], await RecordAsync(house));
        Assert.Equal("李明", Assert.Single(await house.Get<PeopleStore>().InRoleAsync(Role.Committee)).Name);
    }

    [Fact]
    public async Task Killed_at_any_commit_a_token_is_issued_and_its_role_given_with_their_records_or_not_at_all()
    {
        for (var left = 0; ; left++)
        {
            await using var house = House(out var tables);
            var killed = await KilledAsync(
                tables, left, () => house.Get<ApiTokens>().IssueAsync(Email, Role.Committee, null, TimeSpan.FromDays(1)));

            string[] expected = left == 0 ? [] : ["role-granted"];
            Assert.Equal(expected, await RecordAsync(house));
            Assert.Equal(left > 0, await HoldsAsync(house));
            var (tokens, _) = await house.Get<ApiTokens>().ListAsync(Cast.Administrator);
            Assert.Equal(tokens.Select(t => ("token-issued", t.Id)), await TokensOnRecordAsync(house));
            Assert.Equal(left > 0 ? 1 : 0, tokens.Count);
            if (!killed) break;
        }
    }

    [Fact]
    public async Task Revoked_right_after_it_was_issued_a_token_stays_revoked()
    {
        await using var house = House(out _);
        var issued = await house.Get<ApiTokens>().IssueAsync(Email, Role.Committee, null, TimeSpan.FromDays(1));
        await house.Get<ApiTokens>().RevokeAsync(Cast.Administrator, issued.Token.Id);

        await house.Get<Dispatcher>().DrainAsync(HomeKeys.System);
        Assert.Null(await house.Get<ApiTokens>().FindAsync(issued.Text));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Killed_at_any_commit_the_directorys_word_is_followed_with_its_record_or_not_at_all(bool administrator)
    {
        for (var left = 0; ; left++)
        {
            await using var house = House(out var tables);
            if (!administrator)
                await house.Get<PeopleStore>().GrantAsync(Email, new RoleGrant(Role.Administrator), "李明");
            var killed = await KilledAsync(
                tables, left, () => house.Get<DirectoryRoles>().FollowAsync(Email, "李明", administrator));

            string[] expected = left == 0 ? [] : [administrator ? "role-granted" : "role-revoked"];
            Assert.Equal(expected, await RecordAsync(house));
            Assert.Equal(left > 0 == administrator, await HoldsAsync(house, Role.Administrator));
            if (!killed) break;
        }
    }

    internal static RoundHouse House(out BreakableTables tables)
    {
        BreakableTables? breakable = null;
        var house = new RoundHouse(engineInMemory: true, configure: services =>
        {
            var real = services.Last(s => s.ServiceType == typeof(ITableStore)).ImplementationType!;
            services.AddSingleton(real).AddSingleton<ITableStore>(
                provider => breakable ??= new BreakableTables((ITableStore)provider.GetRequiredService(real)));
        });
        house.Get<ITableStore>();
        tables = breakable!;
        return house;
    }

    internal static async Task<bool> KilledAsync(BreakableTables tables, int left, Func<Task> act)
    {
        tables.CommitsLeft = left;
        var killed = await Record.ExceptionAsync(act) is IOException;
        tables.CommitsLeft = null;
        return killed;
    }

    /// <summary>What is on record of the person, after the next start has carried out what waited.</summary>
    private static async Task<IReadOnlyList<string>> RecordAsync(RoundHouse house) =>
        [.. (await NotesAsync(house)).Where(n => n.Subject == Person.IdOf(Email)).Select(n => n.Action).Order()];

    private static async Task<IReadOnlyList<(string Action, string Subject)>> TokensOnRecordAsync(RoundHouse house) =>
        [.. (await NotesAsync(house)).Where(n => n.Action == "token-issued").Select(n => (n.Action, n.Subject))];

    private static async Task<List<AuditNote>> NotesAsync(RoundHouse house)
    {
        await house.Get<Dispatcher>().DrainAsync(HomeKeys.System);
        return await house.Get<ITableStore>().EnumerateAsync<AuditEntry>(
            HomeKeys.System, KeyRange.Prefix(AuditKeys.Entry)).Select(e => e.Value.Note).ToListAsync();
    }

    private static async Task<bool> HoldsAsync(RoundHouse house, Role role = Role.Committee) =>
        (await house.Get<PeopleStore>().InRoleAsync(role)).Any(p => p.Email == Email);
}
