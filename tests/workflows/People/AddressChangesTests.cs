namespace Funding.Workflows.Tests.People;

/// <summary>A person's address changes: asked for, confirmed by both mailboxes, stopped, or decided by the office.</summary>
public sealed class AddressChangesTests : IAsyncLifetime
{
    private const string Old = "old@college.example";
    private const string New = "new@college.example";
    private const string Why = "原邮箱随机构合并停用，本人来函。";

    private static readonly Actor Li = Cast.ActorOf(Old, Role.Committee);
    private readonly RoundHouse house = new(engineInMemory: true);

    private PeopleStore People => house.Get<PeopleStore>();

    private AddressChangeCommands Changes => house.Get<AddressChangeCommands>();

    private AddressEndCommands Ends => house.Get<AddressEndCommands>();

    public async ValueTask InitializeAsync()
    {
        await People.GrantAsync(Old, new RoleGrant(Role.Committee), "李明");
        await People.GrantAsync(Cast.Administrator.Name, new RoleGrant(Role.Administrator));
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task When_both_mailboxes_have_confirmed_roles_and_mail_follow_and_nothing_of_the_old_address_acts_any_more()
    {
        var desk = await house.Get<LinkService>().IssueAsync(Li.PersonId, Terms(LinkPurpose.Approve));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await Changes.AskAsync(Li, " NEW@college.example ");
        Assert.False(await Ends.ConfirmAsync(await house.TokenAsync(New), New));
        Assert.Equal(Old, (await LiAsync()).Email);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await Ends.ConfirmAsync(await house.TokenAsync(Old), "OLD@college.example"));

        var li = await LiAsync();
        Assert.Equal((New, "李明"), (li.Email, li.Name));
        Assert.Equal([New], (await People.InRoleAsync(Role.Committee)).Select(p => p.Email));
        Assert.NotNull(li.SessionsEndedAt);
        Assert.Equal(Li.PersonId, await house.SignInAsync(New));
        var stranger = await house.SignInAsync(Old);
        Assert.NotEqual(Li.PersonId, stranger);
        Assert.Empty((await People.FindAsync(stranger))!.Value.Roles);
        var token = house.Get<LinkService>().TokenOf(desk);
        Assert.Equal("link-revoked", await RefusalOf(() => house.Get<LinkEntry>().EnterAsync(token, LinkPurpose.Approve, Old)));
        Assert.Equal("link-revoked", await RefusalOf(() => house.Get<LinkEntry>().EnterAsync(token, LinkPurpose.Approve, New)));
        var fresh = await house.Get<LinkService>().IssueAsync(Li.PersonId, Terms(LinkPurpose.Approve));
        Assert.Equal(
            Li.PersonId,
            (await house.Get<LinkEntry>().EnterAsync(house.Get<LinkService>().TokenOf(fresh), LinkPurpose.Approve, New)).PersonId);
        Assert.Equal(
            ["address-change-asked", "address-end-confirmed", "address-end-confirmed", "address-changed"],
            (await house.NotesAsync(Li.PersonId)).Select(n => n.Action));
        Assert.Null(await Changes.OpenAsync(Li));
    }

    [Fact]
    public async Task A_link_mailed_before_the_change_is_over_even_while_nobody_has_revoked_it()
    {
        var desk = await house.Get<LinkService>().IssueAsync(Li.PersonId, Terms(LinkPurpose.Approve));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await People.ChangeAsync(Li.PersonId, p => p with { Email = New, AddressSince = house.Clock.GetUtcNow() });

        Assert.Equal("link-earlier-address", await RefusalOf(() => house.Get<LinkEntry>().EnterAsync(
            house.Get<LinkService>().TokenOf(desk), LinkPurpose.Approve, New)));
    }

    [Fact]
    public async Task A_sign_in_link_of_the_old_address_does_not_open_the_account_that_left_it()
    {
        await house.Get<SignInService>().RequestAsync(Old, IPAddress.Loopback, "zh");
        var token = await house.TokenAsync(Old);
        await MoveAsync();

        Assert.Equal("link-revoked", await RefusalOf(() => house.Get<SignInService>().CompleteAsync(token, Old, "zh")));
        Assert.NotEqual(Li.PersonId, await house.SignInAsync(Old));
    }

    [Fact]
    public async Task The_address_may_come_back_and_is_the_same_persons_again()
    {
        await MoveAsync();
        var moved = Li with { Name = New };
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await Changes.AskAsync(moved, Old);
        await Ends.ConfirmAsync(await house.TokenAsync(New), New);
        Assert.True(await Ends.ConfirmAsync(await house.TokenAsync(Old), Old));

        Assert.Equal(Li.PersonId, await house.SignInAsync(Old));
        Assert.NotEqual(Li.PersonId, await house.SignInAsync(New));
    }

    [Theory]
    [InlineData(Old, true)]
    [InlineData(New, false)]
    public async Task Either_end_stops_it_and_the_old_one_signs_everybody_out(string end, bool signsOut)
    {
        await Changes.AskAsync(Li, New);
        var token = await house.TokenAsync(end);
        var other = await house.TokenAsync(end == Old ? New : Old);
        Assert.Equal("sign-in-another-address", await RefusalOf(() => Ends.StopAsync(token, "somebody@college.example")));
        Assert.Equal("sign-in-another-address", await RefusalOf(() => Ends.ConfirmAsync(token, "")));
        await Ends.StopAsync(token, end);

        Assert.Equal("address-change-over", await RefusalOf(() => Ends.ConfirmAsync(other, end == Old ? New : Old)));
        var li = await LiAsync();
        Assert.Equal((Old, signsOut), (li.Email, li.SessionsEndedAt is not null));
        Assert.Contains("邮箱变更已停止", await house.SubjectsAsync(Old));
        Assert.Contains("邮箱变更已停止", await house.SubjectsAsync(New));
    }

    [Fact]
    public async Task After_three_days_nothing_can_be_confirmed_and_the_row_goes()
    {
        await Changes.AskAsync(Li, New);
        var token = await house.TokenAsync(New);
        house.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal("link-expired", await RefusalOf(() => Ends.ConfirmAsync(token, New)));
        Assert.Null(await Changes.OpenAsync(Li));
        await Changes.PruneAsync();
        Assert.Null(await house.Get<AddressChangeStore>().FindAsync(Li.PersonId));
    }

    [Fact]
    public async Task Asking_again_ends_the_links_of_the_first_asking()
    {
        await Changes.AskAsync(Li, New);
        var first = await house.TokenAsync(Old);
        await Changes.AskAsync(Li, "third@college.example");

        Assert.Equal("address-change-over", await RefusalOf(() => Ends.ConfirmAsync(first, Old)));
        await Changes.TakeBackAsync(Li);
        Assert.Null(await Changes.OpenAsync(Li));
    }

    [Fact]
    public async Task An_address_whose_account_holds_something_is_told_to_its_reader_alone()
    {
        await People.GrantAsync(New, new RoleGrant(Role.Officer));
        var asked = await Changes.AskAsync(Li, New);
        Assert.Equal(New, asked.To);

        Assert.Equal(["本邮箱已有账户，不能用作新地址"], await house.SubjectsAsync(New));
        Assert.Equal("address-taken", await RefusalOf(async () => await Ends.ConfirmAsync(await house.TokenAsync(Old), Old)));
        Assert.Equal(Old, (await LiAsync()).Email);
    }

    [Fact]
    public async Task An_account_that_somebody_began_at_the_new_address_by_signing_in_gives_way()
    {
        var empty = await house.SignInAsync(New);
        await MoveAsync();

        Assert.Null(await People.FindAsync(empty));
        Assert.Equal(Li.PersonId, await house.SignInAsync(New));
    }

    [Fact]
    public async Task Of_two_persons_who_want_one_address_one_gets_it()
    {
        const string other = "zhao@college.example";
        await People.GetOrCreateAsync(other);
        var zhao = Cast.ActorOf(other, Role.Applicant);
        await Changes.AskAsync(Li, New);
        var liNew = await house.TokenAsync(New);
        await Changes.AskAsync(zhao, New);
        var zhaoNew = await house.TokenAsync(New);
        await Ends.ConfirmAsync(liNew, New);
        await Ends.ConfirmAsync(zhaoNew, New);
        await Ends.ConfirmAsync(await house.TokenAsync(Old), Old);

        Assert.Equal("address-taken", await RefusalOf(async () => await Ends.ConfirmAsync(await house.TokenAsync(other), other)));
        Assert.Equal(Li.PersonId, await People.IdOfAsync(New));
        Assert.Equal(other, (await People.FindAsync(zhao.PersonId))!.Value.Email);
    }

    [Fact]
    public async Task The_office_corrects_with_a_reason_on_record_and_both_mailboxes_read_it()
    {
        Task Correct(Actor actor, string email, string reason) => Changes.ByOfficeAsync(actor, Li.PersonId, email, reason);
        Assert.Equal("role-not-allowed", await RefusalOf(() => Correct(Cast.Officer, New, Why)));
        Assert.Equal("reason-required", await RefusalOf(() => Correct(Cast.Administrator, New, "是")));
        Assert.Equal("address-same", await RefusalOf(() => Correct(Cast.Administrator, Old, Why)));
        Assert.Equal("address-taken", await RefusalOf(() => Correct(Cast.Administrator, Cast.Administrator.Name, Why)));
        Assert.Equal("address-own", await RefusalOf(
            () => Changes.ByOfficeAsync(Cast.Administrator, Cast.Administrator.PersonId, New, Why)));
        await Correct(Cast.Administrator, New, Why);

        Assert.Equal(New, (await LiAsync()).Email);
        var decided = Assert.Single(await house.NotesAsync(Li.PersonId), n => n.Action == "address-change-decided");
        Assert.Equal((Cast.Administrator.PersonId, Why), (decided.Actor, decided.Facts["reason"]));
        Assert.Contains(Why, (await house.NewestAsync(Old)).Text, StringComparison.Ordinal);
        Assert.Contains(Why, (await house.NewestAsync(New)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(New, (await house.NewestAsync(Old)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_asks_three_times_a_day_and_no_mailbox_is_asked_more_often()
    {
        for (var i = 0; i < 3; i++)
            await Changes.AskAsync(Li, $"n{i}@college.example");
        Assert.Equal("address-too-many", await RefusalOf(() => Changes.AskAsync(Li, New)));
        for (var i = 0; i < 3; i++)
            await Changes.AskAsync(await PersonAsync(i), New);
        Assert.Equal("address-too-many", await RefusalOf(async () => await Changes.AskAsync(await PersonAsync(3), New)));
        house.Clock.Advance(TimeSpan.FromDays(1));
        await Changes.AskAsync(Li, New);

        async Task<Actor> PersonAsync(int number) => (await People.GetOrCreateAsync($"p{number}@college.example")).AsActor("session:test");
    }

    [Fact]
    public async Task Who_registers_with_the_address_of_a_removed_account_is_another_person()
    {
        var leaving = await People.GetOrCreateAsync(New);
        await Changes.AskAsync(leaving.AsActor("session:test"), "elsewhere@college.example");
        await house.Get<PeopleCommands>().RemoveAsync(Cast.Administrator, leaving.Id, New);

        Assert.Null(await house.Get<AddressChangeStore>().FindAsync(leaving.Id));
        var again = await house.SignInAsync(New);
        Assert.NotEqual(leaving.Id, again);
        Assert.Equal(again, await house.SignInAsync(New));
        Assert.Equal(again, (await house.Get<PeopleStore>().HolderAsync(" New@college.example")).Person!.Id);
    }

    [Fact]
    public async Task What_is_kept_of_a_person_shows_the_change_that_waits()
    {
        await Changes.AskAsync(Li, New);

        Assert.Equal(New, (await house.Get<OwnData>().ExportAsync(Li)).AddressChange!.To);
    }

    private async Task MoveAsync()
    {
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await Changes.AskAsync(Li, New);
        await Ends.ConfirmAsync(await house.TokenAsync(Old), Old);
        Assert.True(await Ends.ConfirmAsync(await house.TokenAsync(New), New));
        await house.Get<Dispatcher>().DrainAsync(HomeKeys.System);
    }

    private async Task<Person> LiAsync() => (await People.FindAsync(Li.PersonId))!.Value;

    private LinkTerms Terms(LinkPurpose purpose) =>
        new() { Purpose = purpose, Subject = "round", ExpiresAt = house.Clock.GetUtcNow().AddDays(30) };

    private static Task<string?> RefusalOf(Func<Task> act) => AddressHouse.RefusalOf(act);
}
