namespace Funding.Workflows.Tests.Persons;

/// <summary>One master leads one studio: whose claim stands, and who is refused by it.</summary>
public sealed class PersonClaimTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 6, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly PersonClaim Claim = new("r", "a", Now);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ApplicationState.Submitted, true)]
    [InlineData(ApplicationState.Recommended, true)]
    [InlineData(ApplicationState.UnderCorrection, true)]
    [InlineData(ApplicationState.Corrected, true)]
    [InlineData(ApplicationState.Eligible, true)]
    [InlineData(ApplicationState.Selected, true)]
    [InlineData(ApplicationState.Reserve, true)]
    [InlineData(ApplicationState.NotSelected, true)]
    [InlineData(ApplicationState.Withdrawn, false)]
    [InlineData(ApplicationState.Lapsed, false)]
    [InlineData(ApplicationState.NotRecommended, false)]
    [InlineData(ApplicationState.Ineligible, false)]
    [InlineData(ApplicationState.Removed, false)]
    public void A_claim_stands_as_long_as_its_application_may_still_win(ApplicationState state, bool stands)
    {
        Assert.Equal(stands, PersonClaimDecision.Stands(Claim, In(state), isOver: false, null, Now.AddDays(60)));
        Assert.False(PersonClaimDecision.Stands(Claim, In(state), isOver: true, null, Now.AddDays(60)));
    }

    [Fact]
    public void A_draft_holds_a_person_for_the_minutes_of_a_submission_and_what_is_gone_holds_nobody()
    {
        var until = PersonClaimDecision.Underway;
        Assert.True(PersonClaimDecision.Stands(Claim, In(ApplicationState.Draft), false, null, Now + until - TimeSpan.FromTicks(1)));
        Assert.False(PersonClaimDecision.Stands(Claim, In(ApplicationState.Draft), false, null, Now + until));
        Assert.False(PersonClaimDecision.Stands(Claim, null, true, null, Now));
    }

    [Theory]
    [InlineData(AwardStanding.Live, "2029-05-06", true)]
    [InlineData(AwardStanding.Live, "2029-05-07", false)]
    [InlineData(AwardStanding.Suspended, "2027-01-01", true)]
    [InlineData(AwardStanding.Expired, "2027-01-01", false)]
    [InlineData(AwardStanding.Withdrawn, "2027-01-01", false)]
    [InlineData(AwardStanding.Superseded, "2027-01-01", false)]
    public void An_award_keeps_its_person_while_it_is_in_force(AwardStanding standing, string day, bool stands)
    {
        var application = In(ApplicationState.Awarded);
        var award = AwardHome.Of(
            new Award
            {
                Number = 1,
                RoundId = "r",
                ApplicationId = "a",
                OrganisationName = "之江技师学院",
                Title = "",
                Desk = "hangzhou",
                Rank = 1,
                AwardTitle = Bilingual.Same("工作站"),
                ProgrammeName = Bilingual.Same("工作站"),
                CertificateNumber = "1",
                VerificationCode = "A",
                AnnouncementNumber = "1",
                AwardedOn = new(2026, 5, 6),
                ValidUntil = new(2029, 5, 6),
            }, application, "p", "h") with
        {
            Standing = standing,
        };
        var at = ShanghaiTime.StartOf(DateOnly.Parse(day, CultureInfo.InvariantCulture)).AddHours(9);
        Assert.Equal(stands, PersonClaimDecision.Stands(Claim, application, isOver: true, award, at));
        Assert.True(PersonClaimDecision.Stands(Claim, application, isOver: true, null, at));
    }

    [Fact]
    public async Task Who_leads_one_studio_is_refused_in_another_by_field_and_rule_and_free_once_the_first_is_withdrawn()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var play = await LaunchAsync(house, _ => 1);

        await SubmitAsync(play, 1);
        var refusal = Assert.Single((await Assert.ThrowsAsync<RefusedException>(() => SubmitAsync(play, 2))).Refusals);
        Assert.Equal(("person-named-elsewhere", "master.identity", RefusalKind.Conflict), (refusal.Code, refusal.Field, refusal.Kind));
        Assert.DoesNotContain(Cast.OrganisationOf(1), refusal.Chinese + refusal.English, StringComparison.Ordinal);
        Assert.Equal(ApplicationState.Draft, (await play.ApplicationAsync(Cast.ApplicationId(2))).State);

        await house.Get<WithdrawalCommands>().WithdrawAsync(
            Cast.Applicant(1), play.Id, Cast.ApplicationId(1), Cast.ApplicationId(1)[^4..], null, Stop);
        await SubmitAsync(play, 2);
        await house.Get<SubmissionCommands>().ReopenAsync(Cast.Applicant(1), play.Id, Cast.ApplicationId(1), Stop);
        Assert.Equal("person-named-elsewhere", await CodeAsync(() => SubmitAsync(play, 1)));

        var held = await play.ApplicationAsync(Cast.ApplicationId(2));
        var partition = PersonClaim.Partition(held.NamedIn(Studios.Master)!.Hash);
        Assert.True(await house.Get<ITableStore>().AnyAsync(partition, PersonClaim.Key("studio-master"), Stop));
        await house.Get<PersonClaimCommands>().ForgetAsync(await play.ApplicationAsync(Cast.ApplicationId(1)), Stop);
        Assert.True(await house.Get<ITableStore>().AnyAsync(partition, PersonClaim.Scopes, Stop));
        await house.Get<PersonClaimCommands>().ForgetAsync(held, Stop);
        Assert.False(await house.Get<ITableStore>().AnyAsync(partition, PersonClaim.Scopes, Stop));
    }

    [Fact]
    public async Task Of_two_submissions_of_one_moment_one_is_refused()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var play = await LaunchAsync(house, _ => 1);
        var codes = await Task.WhenAll(new[] { 1, 2 }.Select(n => Task.Run(() => CodeAsync(() => SubmitAsync(play, n)), Stop)));
        Assert.Equal(["", "person-named-elsewhere"], codes.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("33019919760512001", "identity-number-form")]
    [InlineData("330199197605120011", "identity-number-check")]
    [InlineData("330199197613120018", "identity-number-birthday")]
    [InlineData("990199197605120019", "identity-number-province")]
    [InlineData("", "identity-number-form")]
    public async Task A_wrong_number_is_refused_by_its_rule_and_not_repeated(string number, string code)
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var play = await LaunchAsync(house);
        var before = (await play.ApplicationAsync(Cast.ApplicationId(1))).Named;
        var refusal = Assert.Single((await Assert.ThrowsAsync<RefusedException>(() => IdentifyAsync(play, 1, number))).Refusals);
        Assert.Equal((code, "master.identity"), (refusal.Code, refusal.Field));
        Assert.True(number.Length == 0 || !(refusal.Chinese + refusal.English).Contains(number, StringComparison.Ordinal));
        Assert.Equal(before, (await play.ApplicationAsync(Cast.ApplicationId(1))).Named);
    }

    [Fact]
    public async Task A_minor_is_not_named_and_of_a_number_a_hash_and_the_last_four_are_kept()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var play = await LaunchAsync(house);
        var today = ShanghaiTime.DayOf(house.Clock.GetUtcNow());
        Assert.Equal("person-minor", await CodeAsync(() => IdentifyAsync(play, 1, IdentityNumbers.BornOn(today.AddYears(-18).AddDays(1)))));
        await IdentifyAsync(play, 1, IdentityNumbers.BornOn(today.AddYears(-18)));

        var number = IdentityNumbers.BornOn(new(1976, 5, 12), 1);
        await IdentifyAsync(play, 1, number);
        var named = (await play.ApplicationAsync(Cast.ApplicationId(1))).NamedIn(Studios.Master)!;
        Assert.Equal((number[^4..], 1976, 64), (named.Tail, named.BornIn, named.Hash.Length));
        await foreach (var row in house.Get<ITableStore>().EnumerateAsync(RoundKeys.Partition(play.Id), KeyRange.All, Stop))
            Assert.DoesNotContain(number, string.Join(' ', row.Properties.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_person_consents_by_its_own_link_with_the_last_four_and_no_mailbox_answers_for_two()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var play = await LaunchAsync(house);
        var id = Cast.ApplicationId(1);
        await house.SettleAsync();
        Assert.Equal(2, await house.Get<ITableStore>()
            .EnumerateAsync<DeliveryRecord>($"mail:{play.Id}", KeyRange.Prefix("sent:"), Stop)
            .CountAsync(sent => sent.Value.Request.Template == ConsentMails.PersonAsked.Name, Stop));

        await IdentifyAsync(play, 1, IdentityNumbers.BornOn(new(1976, 8, 3), 9));
        Assert.Equal("consent-missing", await CodeAsync(() => SubmitAsync(play, 1)));
        await house.Services.AskForConsentAsync(play.Id, id, Studios.Master);
        var by = await house.Services.PartyAsync(play.Id, id, Studios.Master);
        var view = await house.Get<ConsentQueries>().ReadAsync(by, play.Id, id, Studios.Master, Stop);
        Assert.Equal("consent-other-person", await CodeAsync(() => house.Get<ConsentCommands>().GiveAsync(
            by, play.Id, id, Studios.Master, view.Covers, "0000", Stop)));
        await house.Services.GiveConsentAsync(play.Id, id, Studios.Master);
        Assert.Equal(
            ["document-stale-form"],
            (await house.Get<SubmissionCommands>().MissingAsync(Cast.Applicant(1), play.Id, id, Stop)).Select(r => r.Code));

        var answers = await house.Get<ApplicationStore>().ReadAnswersAsync(await play.ApplicationAsync(Cast.ApplicationId(2)), Stop);
        await house.Get<ApplicationCommands>().SaveAnswersAsync(
            Cast.Applicant(2), play.Id, Cast.ApplicationId(2), Studios.With(answers, "mailbox", "partner2@enterprise.example"), Stop);
        await IdentifyAsync(play, 2, IdentityNumbers.BornOn(new(1976, 8, 3), 10));
        Assert.Equal("consent-mailbox-of-other", await CodeAsync(() => house.Services.AskForConsentAsync(
            play.Id, Cast.ApplicationId(2), Studios.Master)));
    }

    private static Application In(ApplicationState state) =>
        SampleApplication.Application(ShippedCatalogue.Colleges) with { Id = "a", RoundId = "r", State = state };

    /// <summary>Two drafts of which nothing is missing.</summary>
    private static async Task<RoundPlayer> LaunchAsync(RoundHouse house, Func<int, int>? personOf = null)
    {
        var play = new RoundPlayer(house)
        {
            Programme = Studios.Programme,
            Answered = Studios.Answered,
            PersonOf = personOf ?? (number => number),
        };
        await play.LaunchAsync();
        await play.DraftAsync(1);
        await play.DraftAsync(2);
        return play;
    }

    private static Task<Application> IdentifyAsync(RoundPlayer play, int number, string identity) =>
        play.Get<PersonIdentityCommands>().IdentifyAsync(
            Cast.Applicant(number), play.Id, Cast.ApplicationId(number), Studios.Master, identity, Stop);

    private static Task<Application> SubmitAsync(RoundPlayer play, int number) =>
        play.Get<SubmissionCommands>().SubmitAsync(Cast.Applicant(number), play.Id, Cast.ApplicationId(number), Stop);

    /// <returns>Empty where nothing was refused.</returns>
    private static async Task<string> CodeAsync(Func<Task> act)
    {
        try
        {
            await act();
            return "";
        }
        catch (RefusedException refused)
        {
            return refused.Refusals[0].Code;
        }
    }
}
