namespace Funding.Workflows.Tests.Organisations;

/// <summary>Claims on an organisation in a running round: made, heard, decided, and what becomes of the applications.</summary>
public sealed class ClaimTests : IAsyncLifetime
{
    private const string Why = "本人为该院产教融合办公室主任，受学校委托申报。";

    private static readonly Actor First = Cast.ActorOf("first@college.example", Role.Applicant);
    private static readonly Actor Second = Cast.ActorOf("second@college.example", Role.Applicant);
    private static readonly Actor Desk = Cast.ActorOf("ningbo@city.example", Role.Recommender, "ningbo");
    private static readonly string Code = Cast.CodeOf(77);

    private readonly RoundHouse house = new(engineInMemory: true);
    private RoundPlayer round = null!;

    public async ValueTask InitializeAsync()
    {
        round = new RoundPlayer(house);
        await round.LaunchAsync();
        var people = house.Get<PeopleStore>();
        foreach (var person in (Actor[])[First, Second])
            await people.GetOrCreateAsync(person.Name);
        await people.GrantAsync(Desk.Name, new RoleGrant(Role.Recommender, "ningbo"));
        await people.GrantAsync(Cast.Officer.Name, new RoleGrant(Role.Officer));
        await people.GrantAsync(Cast.Administrator.Name, new RoleGrant(Role.Administrator));
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_first_claim_is_provisional_and_its_desk_confirms_it_with_a_click()
    {
        var draft = await BeginAsync(First);
        Assert.Equal(First.PersonId, draft.ClaimedBy);
        Assert.Equal(0, (await LinesAsync("ningbo")).Single().Rivals);
        Assert.Empty(await LinesAsync("hangzhou"));

        await DecideAsync(Desk, First, ClaimVerdict.Confirm);
        await house.SettleAsync();

        Assert.Null((await round.ApplicationAsync(draft.Id)).ClaimedBy);
        Assert.Equal([First.PersonId], (await OrganisationAsync()).Members);
        Assert.Empty(await LinesAsync("ningbo"));
        Assert.Equal([First.PersonId], (await SentAsync(OrganisationMails.ClaimConfirmed)).Select(m => m.PersonId));
        Assert.Single(await AuditAsync("claim-confirmed"));
    }

    [Fact]
    public async Task Recommending_a_provisional_application_confirms_its_claim_and_a_rivals_cannot_be_recommended()
    {
        var (one, two) = (await SubmitAsync(First), await SubmitAsync(Second));
        Assert.NotEqual(one, two);
        Assert.Equal(1, (await LinesAsync("ningbo"))[0].Rivals);
        Assert.Equal([First.PersonId], (await SentAsync(OrganisationMails.ClaimedByAnother)).Select(m => m.PersonId));
        Assert.Contains(Desk.PersonId, (await SentAsync(OrganisationMails.ClaimQuestion)).Select(m => m.PersonId));
        await round.LeaveAsync();

        await house.Get<RecommendationCommands>().RecommendAsync(Desk, round.Id, two);
        await house.SettleAsync();
        Assert.Equal([Second.PersonId], (await OrganisationAsync()).Members);
        Assert.Null((await round.ApplicationAsync(two)).ClaimedBy);
        Assert.Equal(ApplicationState.Recommended, (await round.ApplicationAsync(two)).State);
        Assert.Equal(
            "claim-of-another", await CodeAsync(() => house.Get<RecommendationCommands>().RecommendAsync(Desk, round.Id, one)));

        await DecideAsync(Cast.Officer, First, ClaimVerdict.Refuse, Why);
        await house.SettleAsync();
        Assert.Equal(ApplicationState.Withdrawn, (await round.ApplicationAsync(one)).State);
        Assert.Equal([First.PersonId], (await SentAsync(OrganisationMails.ClaimRefused)).Select(m => m.PersonId));
    }

    [Fact]
    public async Task Who_comes_second_to_a_held_organisation_is_heard_and_the_office_hands_it_over_with_what_runs()
    {
        var draft = await BeginAsync(First);
        await DecideAsync(Desk, First, ClaimVerdict.Confirm);
        await house.SettleAsync();

        var refused = await Assert.ThrowsAsync<RefusedException>(() => BeginAsync(Second));
        Assert.Equal("organisation-of-others", refused.Refusals[0].Code);
        Assert.Equal($"/apply/organisations/{Code}", refused.Refusals[0].Link);
        Assert.Equal("reason-required", await CodeAsync(() => StateAsync(Second, " ")));
        await StateAsync(Second, Why);
        Assert.Equal("claim-of-office", await CodeAsync(() => DecideAsync(Desk, Second, ClaimVerdict.Confirm)));
        Assert.Equal("reason-required", await CodeAsync(() => DecideAsync(Cast.Administrator, Second, ClaimVerdict.HandOver)));

        await DecideAsync(Cast.Administrator, Second, ClaimVerdict.HandOver, Why);
        await house.SettleAsync();

        Assert.Equal([Second.PersonId], (await OrganisationAsync()).Members);
        Assert.Equal([Second.PersonId], (await round.ApplicationAsync(draft.Id)).Editors);
        Assert.Equal([First.PersonId], (await SentAsync(OrganisationMails.OrganisationHandedOver)).Select(m => m.PersonId));
        Assert.Contains(draft.Id, (await house.Get<PersonalQueries>().ApplicationsAsync(Second)).Select(i => i.Application.Id));
        Assert.Single(await AuditAsync("organisation-handed-over"));
    }

    [Fact]
    public async Task A_members_colleague_is_one_and_a_claimants_shares_the_claim()
    {
        var draft = await BeginAsync(First);
        await house.Get<ColleagueCommands>().AddAsync(First, round.Id, draft.Id, Second.Name);
        Assert.Empty((await OrganisationAsync()).Members);
        await DecideAsync(Desk, First, ClaimVerdict.Confirm);
        await house.SettleAsync();
        Assert.Equal([First.PersonId, Second.PersonId], (await OrganisationAsync()).Members);

        await house.Get<ColleagueCommands>().AddAsync(Second, round.Id, draft.Id, "third@college.example");
        Assert.Contains(Person.IdOf("third@college.example"), (await OrganisationAsync()).Members);
    }

    [Fact]
    public async Task A_members_word_confirms_a_colleague_who_had_claimed_it_too()
    {
        var (one, two) = (await BeginAsync(First), await BeginAsync(Second));
        await DecideAsync(Desk, First, ClaimVerdict.Confirm);
        await house.SettleAsync();
        await house.Get<ColleagueCommands>().AddAsync(First, round.Id, one.Id, Second.Name);
        await house.SettleAsync();

        Assert.Equal(ClaimState.Confirmed, (await house.Get<OrganisationStore>().FindClaimAsync(Code, Second.PersonId))!.Value.State);
        // The call admits one of an organisation, and the first one's was the organisation's by then.
        Assert.Equal(ApplicationState.Withdrawn, (await round.ApplicationAsync(two.Id)).State);
        Assert.Empty(await LinesAsync(null));
    }

    [Fact]
    public async Task Giving_up_waits_for_what_runs_and_then_others_may_claim_it()
    {
        var draft = await BeginAsync(First);
        await DecideAsync(Desk, First, ClaimVerdict.Confirm);
        await house.SettleAsync();
        var claims = house.Get<ClaimCommands>();
        Assert.Equal("confirmation-mismatch", await CodeAsync(() => claims.ReleaseAsync(First, Code, "0000")));
        Assert.Equal("organisation-still-applying", await CodeAsync(() => claims.ReleaseAsync(First, Code, Code[^4..])));

        await house.Get<WithdrawalCommands>().WithdrawAsync(First, round.Id, draft.Id, draft.Id[^4..], null);
        await claims.ReleaseAsync(First, Code, Code[^4..]);
        Assert.Equal(
            "organisation-of-others", await CodeAsync(() => house.Get<SubmissionCommands>().ReopenAsync(First, round.Id, draft.Id)));
        Assert.Equal(Second.PersonId, (await BeginAsync(Second)).ClaimedBy);
        Assert.Single(await AuditAsync("organisation-released"));
    }

    [Fact]
    public async Task What_was_withdrawn_gives_its_place_back_and_takes_it_again_only_while_it_is_free()
    {
        var first = await BeginAsync(First);
        Assert.Equal("application-limit", await CodeAsync(() => BeginAsync(First)));
        await house.Get<WithdrawalCommands>().WithdrawAsync(First, round.Id, first.Id, first.Id[^4..], null);
        var second = await BeginAsync(First);
        Assert.Equal($"{Code}-2", second.Id);
        Assert.Equal("application-limit", await CodeAsync(() => house.Get<SubmissionCommands>().ReopenAsync(First, round.Id, first.Id)));
        await house.Get<WithdrawalCommands>().WithdrawAsync(First, round.Id, second.Id, second.Id[^4..], null);
        Assert.Equal(
            ApplicationState.Draft, (await house.Get<SubmissionCommands>().ReopenAsync(First, round.Id, first.Id)).State);
    }

    [Fact]
    public async Task Of_many_begun_in_one_moment_only_so_many_take_a_place_as_the_call_admits()
    {
        var begun = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            try
            {
                return (await BeginAsync(First)).Id;
            }
            catch (RefusedException refused) when (refused.Refusals[0].Code == "application-limit")
            {
                return null;
            }
        }));
        Assert.Single(begun, id => id is not null);
    }

    [Fact]
    public async Task Finding_it_eligible_confirms_it_where_no_desk_recommends()
    {
        using var grants = new SmallGrants();
        await using var other = new RoundHouse(engineInMemory: true, configure: s => s.AddSingleton(grants.Catalogue));
        var run = new RoundPlayer(other) { Programme = grants.Programme };
        await run.LaunchAsync();
        await run.SubmitAsync(1);
        await run.LeaveAsync();
        Assert.NotNull((await run.ApplicationAsync(Cast.ApplicationId(1))).ClaimedBy);
        await other.Get<EligibilityCommands>().DecideAsync(Cast.Officer, run.Id, Cast.ApplicationId(1), true, Why);
        await other.SettleAsync();
        Assert.Null((await run.ApplicationAsync(Cast.ApplicationId(1))).ClaimedBy);
        Assert.Equal(
            [Cast.Applicant(1).PersonId], (await other.Get<OrganisationStore>().GetAsync(Cast.CodeOf(1))).Value.Members);
    }

    [Fact]
    public async Task Where_nobody_looks_at_the_applicant_afterwards_the_claim_is_confirmed_before_the_submission()
    {
        using var grants = new RollingGrants();
        await using var other = new RoundHouse(engineInMemory: true, configure: s => s.AddSingleton(grants.Catalogue));
        var run = new RoundPlayer(other) { Programme = grants.Programme, Places = null };
        await run.LaunchAsync();
        await other.Get<PeopleStore>().GetOrCreateAsync(First.Name);
        var draft = await other.Get<ApplicationCommands>().CreateAsync(
            First, run.Id, new NewApplication(Code, "之江职业技术学院", SampleApplication.KindOf(run.Programme), "ningbo"));
        await run.FillAsync(First, draft.Id, 77);
        Assert.Equal("claim-unconfirmed", await CodeAsync(() => other.Get<SubmissionCommands>().SubmitAsync(First, run.Id, draft.Id)));

        await other.Get<ClaimVerdictCommands>().DecideAsync(Cast.Administrator, Code, First.PersonId, ClaimVerdict.Confirm);
        var submitted = await other.Get<SubmissionCommands>().SubmitAsync(First, run.Id, draft.Id);
        Assert.Null(submitted.ClaimedBy);
    }

    private async Task<Application> BeginAsync(Actor actor) => await house.Get<ApplicationCommands>().CreateAsync(
        actor, round.Id, new NewApplication(Code, "之江职业技术学院", SampleApplication.KindOf(round.Programme), "ningbo"));

    private async Task<string> SubmitAsync(Actor actor)
    {
        var draft = await BeginAsync(actor);
        await round.FillAsync(actor, draft.Id, 77);
        await house.Get<SubmissionCommands>().SubmitAsync(actor, round.Id, draft.Id);
        await house.SettleAsync();
        return draft.Id;
    }

    private Task DecideAsync(Actor actor, Actor claimant, ClaimVerdict verdict, string? why = null) =>
        house.Get<ClaimVerdictCommands>().DecideAsync(actor, Code, claimant.PersonId, verdict, why);

    private Task StateAsync(Actor actor, string why) => house.Get<ClaimFilingCommands>().StateAsync(actor, Code, why, []);

    private async Task<Organisation> OrganisationAsync() => (await house.Get<OrganisationStore>().GetAsync(Code)).Value;

    private async Task<IReadOnlyList<ClaimLine>> LinesAsync(string? desk)
    {
        await house.SettleAsync();
        return [.. (await house.Get<OrganisationStore>().OpenAsync(desk, null)).Items.Select(i => i.Value)];
    }

    private async Task<List<MailRequest>> SentAsync(MailTemplate template) => await house.Get<ITableStore>()
        .EnumerateAsync<DeliveryRecord>(DeliveryLog.Partition(MailMessageId.ScopeOf(null)), KeyRange.Prefix("sent:"))
        .Select(sent => sent.Value.Request).Where(request => request.Template == template.Name).ToListAsync();

    private async Task<List<AuditNote>> AuditAsync(string action) => await house.Get<ITableStore>()
        .EnumerateAsync<AuditEntry>($"organisation:{Code}", KeyRange.Prefix(AuditKeys.Entry))
        .Select(e => e.Value.Note).Where(n => n.Action == action).ToListAsync();

    private static async Task<string> CodeAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code;
}
