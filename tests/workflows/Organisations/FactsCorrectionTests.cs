namespace Funding.Workflows.Tests.Organisations;

/// <summary>Who applies is corrected: until when, by whom, and what follows; and an organisation changes its name.</summary>
public sealed class FactsCorrectionTests : IAsyncLifetime
{
    private const string Why = "单位来函说明填报有误，经核实予以更正。";

    private static readonly Actor Applicant = Cast.Applicant(1);

    private readonly RoundHouse house = new(engineInMemory: true);
    private RoundPlayer round = null!;

    private ApplicantFactsCommands Commands => house.Get<ApplicantFactsCommands>();

    public async ValueTask InitializeAsync()
    {
        round = new RoundPlayer(house) { DeskOf = _ => "ningbo" };
        await round.LaunchAsync();
        var people = house.Get<PeopleStore>();
        await people.GrantAsync(Cast.Recommender("ningbo").Name, new RoleGrant(Role.Recommender, "ningbo"));
        await people.GrantAsync(Cast.Recommender("hangzhou").Name, new RoleGrant(Role.Recommender, "hangzhou"));
        await people.GrantAsync(Cast.Administrator.Name, new RoleGrant(Role.Administrator));
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task The_applicant_corrects_a_draft_and_its_claim_follows_to_the_right_desk()
    {
        await round.DraftAsync(1);
        var corrected = await CorrectAsync(Applicant, facts => facts with { Desk = "hangzhou", OrganisationName = "改正职业技术学院" });
        await house.SettleAsync();

        Assert.Equal(("hangzhou", "改正职业技术学院"), (corrected.Desk, corrected.OrganisationName));
        Assert.Empty(await DeskAsync("ningbo"));
        Assert.Equal([corrected.Id], await DeskAsync("hangzhou"));
        var lines = (await house.Get<OrganisationStore>().OpenAsync("hangzhou", null)).Items;
        Assert.Equal("改正职业技术学院", lines.Single().Value.OrganisationName);
        Assert.Empty((await house.Get<OrganisationStore>().OpenAsync("ningbo", null)).Items);
        Assert.Empty(await house.SentAsync(OrganisationMails.FactsCorrected));
        Assert.Equal(1, (await house.Get<StateCounts>().ReadAsync(round.Id)).Of("hangzhou").In(ApplicationState.Draft));
        Assert.Equal(0, (await house.Get<StateCounts>().ReadAsync(round.Id)).Of("ningbo").In(ApplicationState.Draft));
    }

    [Fact]
    public async Task After_the_submission_only_the_office_does_with_a_reason_and_applicant_and_both_desks_are_told()
    {
        await round.SubmitAsync(1);
        Assert.Equal("application-state", await CodeAsync(() => CorrectAsync(Applicant, f => f with { Desk = "hangzhou" })));
        Assert.Equal("role-not-allowed", await CodeAsync(() => CorrectAsync(Applicant, f => f with { Desk = "hangzhou" }, Why)));
        Assert.Equal("reason-required", await CodeAsync(() => CorrectAsync(Cast.Administrator, f => f with { Desk = "hangzhou" }, " ")));
        Assert.Equal("desk-unknown", await CodeAsync(() => CorrectAsync(Cast.Administrator, f => f with { Desk = "nowhere" }, Why)));

        await CorrectAsync(Cast.Administrator, f => f with { Desk = "hangzhou" }, Why);
        await house.SettleAsync();
        var told = await house.SentAsync(OrganisationMails.FactsCorrected);
        Assert.Equal(
            new[] { Applicant, Cast.Recommender("ningbo"), Cast.Recommender("hangzhou") }.Select(a => a.PersonId).Order(),
            told.Select(m => m.PersonId).Order());
        Assert.Contains("宁波", told[0].Data["Changes"], StringComparison.Ordinal);
        Assert.Equal(Why, Assert.Single(await house.AuditedAsync("applicant-corrected")).Facts["reason"]);
    }

    [Fact]
    public async Task What_a_desk_has_recommended_keeps_its_desk_and_its_name_may_be_corrected_until_the_ranking()
    {
        await round.SubmitAsync(1);
        await round.LeaveAsync();
        await house.Get<RecommendationCommands>().RecommendAsync(Cast.Recommender("ningbo"), round.Id, Cast.ApplicationId(1));
        await house.SettleAsync();
        Assert.Equal("desk-settled", await CodeAsync(() => CorrectAsync(Cast.Administrator, f => f with { Desk = "hangzhou" }, Why)));
        await CorrectAsync(Cast.Administrator, f => f with { OrganisationName = "更正职业技术学院" }, Why);
        Assert.Equal("更正职业技术学院", (await round.ApplicationAsync(Cast.ApplicationId(1))).OrganisationName);
        await house.SettleAsync();

        // Whoever applies next for it finds the right name.
        Assert.Equal("更正职业技术学院", (await house.Get<OrganisationStore>().GetAsync(Cast.CodeOf(1))).Value.Name);
    }

    [Fact]
    public async Task Once_they_are_put_in_order_nothing_is_corrected()
    {
        await round.ToAsync(CollegeStages.Approval);
        var ranked = (await round.InStateAsync(ApplicationState.Eligible)).Concat(await round.InStateAsync(ApplicationState.Selected));
        var id = ranked.First().Id;
        Assert.Equal("applicant-settled", await CodeAsync(() => Commands.CorrectAsync(
            Cast.Administrator, round.Id, id, new ApplicantFacts("更正职业技术学院", KindOf(), "ningbo"), ofOffice: true, Why)));
    }

    [Fact]
    public async Task A_renamed_college_has_its_new_name_in_a_new_application_and_keeps_the_old_one_where_it_began()
    {
        await round.DraftAsync(1);
        var code = Cast.CodeOf(1);
        await house.Get<ClaimVerdictCommands>().DecideAsync(Cast.Administrator, code, Applicant.PersonId, ClaimVerdict.Confirm);
        await house.SettleAsync();
        var names = house.Get<OrganisationNameCommands>();
        var today = ShanghaiTime.DayOf(house.Clock.GetUtcNow());
        Assert.Equal("organisation-name-document", await CodeAsync(() => names.RenameAsync(
            Applicant, code, new NewName("之江产业大学", today, null), ofOffice: false)));
        Assert.Equal("organisation-name-day", await CodeAsync(() => names.RenameAsync(
            Applicant, code, new NewName("之江产业大学", today.AddDays(1), Paper()), ofOffice: false)));
        Assert.Equal("organisation-name-same", await CodeAsync(() => names.RenameAsync(
            Applicant, code, new NewName($" {Cast.OrganisationOf(1)} ", today, Paper()), ofOffice: false)));
        Assert.Equal("organisation-not-member", await CodeAsync(() => names.RenameAsync(
            Cast.Applicant(2), code, new NewName("之江产业大学", today, Paper()), ofOffice: false)));

        await names.RenameAsync(Applicant, code, new NewName("之江产业大学", today, Paper()), ofOffice: false);

        var change = Assert.Single(await house.Get<OrganisationStore>().NamesAsync(code)).Value;
        Assert.Equal((Cast.OrganisationOf(1), "之江产业大学", today), (change.Before, change.Name, change.From));
        Assert.Equal("notice.pdf", change.Document!.FileName);
        await house.Get<WithdrawalCommands>().WithdrawAsync(
            Applicant, round.Id, Cast.ApplicationId(1), Cast.ApplicationId(1)[^4..], null);
        Assert.Equal("organisation-name-known", await CodeAsync(() => BeginAsync(Cast.OrganisationOf(1))));
        Assert.Equal("之江产业大学", (await BeginAsync("之江产业大学")).OrganisationName);
        Assert.Equal(Cast.OrganisationOf(1), (await round.ApplicationAsync(Cast.ApplicationId(1))).OrganisationName);
    }

    [Theory]
    [InlineData("2026-03-02", null)]
    [InlineData("2026-03-03", "organisation-name-day")]
    [InlineData("2025-06-01", null)]
    [InlineData("2025-05-31", "organisation-name-day")]
    [InlineData("1948-12-31", "organisation-name-day")]
    public void A_change_of_name_is_entered_when_it_has_happened_and_behind_the_last_one(string from, string? refused)
    {
        NameChange[] before = [new("乙学院", "甲学院", new(2025, 6, 1), null, "by", DateTimeOffset.UnixEpoch, "")];
        Assert.Equal(refused, OrganisationNames.Bar(
            "乙学院", "丙学院", DateOnly.Parse(from, CultureInfo.InvariantCulture), new(2026, 3, 2), before)?.Code);
    }

    private static SentFile Paper() => new("notice.pdf", "application/pdf", () => new MemoryStream(SampleApplication.Pdf));

    private string KindOf() => SampleApplication.KindOf(round.Programme);

    private Task<Application> BeginAsync(string name) => house.Get<ApplicationCommands>().CreateAsync(
        Applicant, round.Id, new NewApplication(Cast.CodeOf(1), name, KindOf(), "ningbo"));

    /// <param name="why">The office's; null for the applicant.</param>
    private async Task<Application> CorrectAsync(Actor actor, Func<ApplicantFacts, ApplicantFacts> change, string? why = null)
    {
        var facts = ApplicantFacts.Of(await round.ApplicationAsync(Cast.ApplicationId(1)));
        return await Commands.CorrectAsync(actor, round.Id, Cast.ApplicationId(1), change(facts), ofOffice: why is not null, why);
    }

    private async Task<IEnumerable<string>> DeskAsync(string desk) =>
        (await round.RowsAsync<ApplicationSummary>(RoundKeys.DeskPrefix(desk))).Select(a => a.Id);

    private static async Task<string> CodeAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code;
}
