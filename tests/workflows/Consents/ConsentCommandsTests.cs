using Funding.Workflows.Tests.Changes;

namespace Funding.Workflows.Tests.Consents;

/// <summary>Consents in a running round: asked, given, refused, taken back, too late.</summary>
public sealed class ConsentCommandsTests : IAsyncLifetime
{
    private const string Why = "出资比例与我方董事会决议不符，请核对。";

    private static readonly string Id = Cast.ApplicationId(1);
    private static readonly string Party = SampleApplication.EnterpriseCode;

    private readonly RoundHouse house = new(engineInMemory: true);
    private RoundPlayer round = null!;

    public async ValueTask InitializeAsync()
    {
        round = new RoundPlayer(house);
        await round.LaunchAsync();
        await round.DraftAsync(1);
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task Asking_mails_the_link_to_the_partys_own_mailbox_and_an_answer_is_on_record_with_what_it_covers()
    {
        await house.SettleAsync();
        var mail = Assert.Single(await house.SentAsync(ConsentMails.ConsentAsked));
        Assert.Equal(LinkPurpose.Consent, mail.Link!.Terms!.Purpose);
        Assert.Equal($"{round.Id}:{Id}:{Party}", mail.Link.Terms.Subject);
        Assert.Equal("partner1@enterprise.example", (await round.Get<PeopleStore>().FindAsync(mail.PersonId))!.Value.Email);
        Assert.Single(await house.SentAsync(ConsentMails.ConsentsComplete));

        var consent = await ConsentAsync();
        Assert.Equal([ConsentAct.Asked, ConsentAct.Given], consent.Steps.Select(s => s.Act));
        var given = Assert.Single(await AuditAsync("consent-given"));
        Assert.StartsWith("link:", given.Via, StringComparison.Ordinal);
        Assert.Equal(consent.Steps[^1].Covers, given.Facts["covers"]);
        Assert.Equal(ApplicationState.Submitted, (await SubmitAsync()).State);
    }

    [Fact]
    public async Task A_changed_share_asks_again_and_another_answer_does_not()
    {
        await SaveAsync(a => a with { Fields = new Dictionary<string, string>(a.Fields) { ["students"] = "7" } });
        Assert.Empty(await round.Get<SubmissionCommands>().MissingAsync(Cast.Applicant(1), round.Id, Id));

        await SaveAsync(Shares("50", "50"));
        Assert.Equal("consent-missing", await CodeAsync(SubmitAsync));
        await house.Services.ConsentAsync(round.Id, Id);
        Assert.Equal(ApplicationState.Submitted, (await SubmitAsync()).State);
    }

    [Fact]
    public async Task A_party_refuses_with_a_reason_and_agrees_after_a_change()
    {
        await SaveAsync(Shares("50", "50"));
        await house.Services.AskForConsentAsync(round.Id, Id, Party);
        var partner = await PartnerAsync();
        var seen = (await ReadAsync(partner)).Covers;
        Assert.Equal("reason-required", await CodeAsync(() => RefuseAsync(partner, seen, " ")));
        await RefuseAsync(partner, seen, Why);
        Assert.Equal("consent-refused-already", await CodeAsync(() => RefuseAsync(partner, seen, Why)));
        await house.SettleAsync();
        Assert.Equal(Why, Assert.Single(await house.SentAsync(ConsentMails.ConsentRefused)).Data["Reason"]);

        await SaveAsync(Shares("45", "55"));
        Assert.Equal("consent-changed", await CodeAsync(() => GiveAsync(partner, seen)));
        await GiveAsync(partner, (await ReadAsync(partner)).Covers);
        Assert.Equal(ApplicationState.Submitted, (await SubmitAsync()).State);
    }

    [Fact]
    public async Task Who_consents_twice_is_told_so_and_the_wrong_word_is_no_consent()
    {
        var partner = await PartnerAsync();
        var seen = (await ReadAsync(partner)).Covers;
        Assert.Equal("consent-answered-already", await CodeAsync(() => GiveAsync(partner, seen)));
        Assert.Equal(2, (await ConsentAsync()).Steps.Count);

        await SaveAsync(Shares("50", "50"));
        seen = (await ReadAsync(partner)).Covers;
        Assert.Equal("consent-not-asked", await CodeAsync(async () => await GiveAsync(await AnotherAsync(), seen)));
        Assert.Equal(
            "confirmation-mismatch",
            await CodeAsync(() => round.Get<ConsentCommands>().GiveAsync(partner, round.Id, Id, Party, seen, "0000")));
        Assert.Equal(2, (await ConsentAsync()).Steps.Count);
    }

    [Fact]
    public async Task Nothing_but_the_link_of_that_party_writes_it()
    {
        await SaveAsync(Shares("50", "50"));
        var partner = await PartnerAsync();
        var seen = (await ReadAsync(partner)).Covers;
        var otherLink = await round.Get<LinkService>().IssueAsync(partner.PersonId, new LinkTerms
        {
            Purpose = LinkPurpose.Consent,
            Subject = $"{round.Id}:{Cast.ApplicationId(2)}:{Party}",
            ExpiresAt = round.Time.Now.AddDays(9),
        });
        foreach (var stranger in new[]
        {
            partner with { Via = "session:by-sign-in" },
            partner with { Via = $"link:{otherLink.Id}" },
            Cast.Applicant(1) with { Via = partner.Via },
            Cast.Administrator,
        })
        {
            Assert.Equal("consent-by-link", await CodeAsync(() => GiveAsync(stranger, seen)));
        }
    }

    [Fact]
    public async Task Who_has_left_the_draft_or_is_asked_at_another_mailbox_finds_the_link_over()
    {
        await SaveAsync(Shares("50", "50"));
        await house.Services.AskForConsentAsync(round.Id, Id, Party);
        await GiveAsync(await PartnerAsync(), (await ReadAsync(await PartnerAsync())).Covers);
        await SaveAsync(Shares("40", "60"));
        await house.Services.AskForConsentAsync(round.Id, Id, Party);
        var partner = await PartnerAsync();
        await RefuseAsync(partner, (await ReadAsync(partner)).Covers, Why);
        await SaveAsync(a => a.WithOwners([a.Owners()[0], a.Owners()[1] with { Mailbox = "new@enterprise.example" }]));
        Assert.Equal("consent-not-asked", await CodeAsync(() => ReadAsync(partner)));
        await SaveAsync(a => a.WithOwners([a.Owners()[0]]));
        Assert.Equal("consent-not-asked", await CodeAsync(() => ReadAsync(partner)));
        Assert.Equal(
            "consent-party-unknown",
            await CodeAsync(() => house.Services.AskForConsentAsync(round.Id, Id, Party)));
    }

    [Fact]
    public async Task Taken_back_before_the_close_it_makes_a_submitted_application_a_draft_again()
    {
        await SubmitAsync();
        var partner = await PartnerAsync();
        Assert.Equal("reason-required", await CodeAsync(() => TakeBackAsync(partner, "")));
        await TakeBackAsync(partner, Why);
        await house.SettleAsync();

        var draft = await round.ApplicationAsync(Id);
        Assert.Equal(ApplicationState.Draft, draft.State);
        Assert.Null(draft.SubmittedAt);
        Assert.Equal("consent-missing", await CodeAsync(SubmitAsync));
        Assert.Single(await house.SentAsync(ConsentMails.ConsentTakenBack));
        Assert.Equal("consent-not-given", await CodeAsync(() => TakeBackAsync(partner, Why)));
        await GiveAsync(partner, (await ReadAsync(partner)).Covers);
        Assert.Equal(ApplicationState.Submitted, (await SubmitAsync()).State);
    }

    [Fact]
    public async Task A_submission_and_a_taking_back_in_one_moment_leave_no_submission_without_consent()
    {
        var partner = await PartnerAsync();
        await Task.WhenAll(
            SubmitAsync().ContinueWith(_ => { }, TaskScheduler.Default),
            TakeBackAsync(partner, Why));
        Assert.Equal(ApplicationState.Draft, (await round.ApplicationAsync(Id)).State);
    }

    [Fact]
    public async Task Until_the_last_second_it_is_taken_back_and_afterwards_that_is_a_variation()
    {
        await SubmitAsync();
        var partner = await PartnerAsync();
        await round.AdvanceToAsync(ShanghaiTime.CloseOf((await round.RoundAsync()).CallCloses()).AddSeconds(-1));
        await TakeBackAsync(partner, Why);
        await GiveAsync(partner, (await ReadAsync(partner)).Covers);
        await SubmitAsync();
        await round.AdvanceToAsync(ShanghaiTime.CloseOf((await round.RoundAsync()).CallCloses()));
        Assert.Equal("consent-variation", await CodeAsync(() => TakeBackAsync(partner, Why)));
    }

    [Fact]
    public async Task What_was_not_consented_to_by_the_close_is_not_any_more()
    {
        await SaveAsync(Shares("50", "50"));
        var partner = await PartnerAsync();
        var seen = (await ReadAsync(partner)).Covers;
        await round.AdvanceToAsync(ShanghaiTime.CloseOf((await round.RoundAsync()).CallCloses()));
        Assert.Equal("consent-closed", await CodeAsync(() => GiveAsync(partner, seen)));
        Assert.Equal("consent-closed", await CodeAsync(() => RefuseAsync(partner, seen, Why)));
        Assert.Equal("call-closed", await CodeAsync(() => house.Services.AskForConsentAsync(round.Id, Id, Party)));
        Assert.Equal(ConsentState.Changed, (await ReadAsync(partner)).State);
    }

    [Fact]
    public async Task Mails_have_a_limit_a_day_and_nobody_asks_themselves()
    {
        await SaveAsync(Shares("50", "50"));
        await house.Services.AskForConsentAsync(round.Id, Id, Party);
        await house.Services.AskForConsentAsync(round.Id, Id, Party);
        Assert.Equal("consent-mails-limit-day", await CodeAsync(() => house.Services.AskForConsentAsync(round.Id, Id, Party)));
        await round.LaterAsync(1);
        await house.Services.AskForConsentAsync(round.Id, Id, Party);

        await SaveAsync(a => a.WithOwners([a.Owners()[0], a.Owners()[1] with { Mailbox = Cast.Applicant(1).Name }]));
        Assert.Equal("consent-own-mailbox", await CodeAsync(() => house.Services.AskForConsentAsync(round.Id, Id, Party)));
    }

    [Fact]
    public async Task A_correction_that_changes_a_share_takes_a_consent_again()
    {
        await SubmitAsync();
        await round.LeaveAsync();
        await round.RecommendAsync(1);
        await round.LeaveAsync();
        await round.Get<EligibilityCommands>().AskForCorrectionAsync(Cast.Officer, round.Id, Id, "请核对合作协议中的出资比例。");
        await SaveAsync(Shares("50", "50"));
        Assert.Equal("consent-missing", await CodeAsync(SubmitAsync));
        await house.Services.ConsentAsync(round.Id, Id);
        Assert.Equal(ApplicationState.Corrected, (await SubmitAsync()).State);
    }

    [Fact]
    public async Task A_longer_call_is_told_to_a_party_that_has_not_answered_and_to_none_that_has()
    {
        await round.DraftAsync(2);
        await SaveAsync(Shares("50", "50"));
        await house.Services.AskForConsentAsync(round.Id, Id, Party);
        await house.ExtendAsync(CollegeStages.Call, (await round.RoundAsync()).CallCloses().AddDays(3));
        var mails = await house.ExtensionMailsAsync();
        var partners = mails.Where(m => m.ToAddress.EndsWith("@enterprise.example", StringComparison.Ordinal));
        var mail = Assert.Single(partners);
        Assert.Equal("partner1@enterprise.example", mail.ToAddress);
        Assert.Contains("对“第1产业特色学院（智能制造方向）”答复是否同意的截止", mail.Text, StringComparison.Ordinal);
        Assert.Equal(Person.IdOf(mail.ToAddress), await house.EnterAsync(mail, LinkPurpose.Consent));
    }

    [Fact]
    public async Task The_person_reads_in_their_own_data_what_they_were_asked_and_nobody_elses_steps()
    {
        await house.SettleAsync();
        var partner = await PartnerAsync();
        var own = await round.Get<OwnData>().ExportAsync(partner);
        Assert.Equal([ConsentAct.Asked, ConsentAct.Given], Assert.Single(own.Consents).Consent.Steps.Select(s => s.Act));
        Assert.Empty((await round.Get<OwnData>().ExportAsync(Cast.Applicant(1))).Consents);
    }

    private static Func<Answers, Answers> Shares(string school, string enterprise) => a => a.WithOwners(
        [a.Owners()[0] with { SharePercent = school }, a.Owners()[1] with { SharePercent = enterprise }]);

    /// <summary>Other answers, printed, sealed and scanned anew.</summary>
    private async Task SaveAsync(Func<Answers, Answers> change)
    {
        var (draft, _) = await round.Get<ApplicationStore>().ReadDraftAsync(round.Id, Id, default);
        await round.Get<ApplicationCommands>().SaveAnswersAsync(Cast.Applicant(1), round.Id, Id, change(draft));
        var stale = (await round.ApplicationAsync(Id)).Documents.Single(d => d.Form is not null);
        await round.Get<AttachmentCommands>().RemoveAsync(Cast.Applicant(1), round.Id, Id, stale.Id);
        await round.AttachAsync(Cast.Applicant(1), Id, DocumentsSettings.Of(round.Programme).Single(s => s.Stamped));
    }

    private Task<Application> SubmitAsync() => round.Get<SubmissionCommands>().SubmitAsync(Cast.Applicant(1), round.Id, Id);

    private Task<Actor> PartnerAsync() => house.Services.PartyAsync(round.Id, Id, Party);

    /// <summary>Somebody else with a link of their own for the same party.</summary>
    private async Task<Actor> AnotherAsync()
    {
        var person = await round.Get<PeopleStore>().GetOrCreateAsync("another@enterprise.example");
        var link = await round.Get<LinkService>().IssueAsync(
            person.Id, ConsentLinks.Terms(round.Id, Id, Party, (await round.RoundAsync()).CallCloses()));
        return person.AsActor($"link:{link.Id}");
    }

    private Task<ConsentView> ReadAsync(Actor partner) => round.Get<ConsentQueries>().ReadAsync(partner, round.Id, Id, Party);

    private Task<ConsentView> GiveAsync(Actor partner, string seen) =>
        round.Get<ConsentCommands>().GiveAsync(partner, round.Id, Id, Party, seen, Party[^4..]);

    private Task<ConsentView> RefuseAsync(Actor partner, string seen, string reason) =>
        round.Get<ConsentCommands>().RefuseAsync(partner, round.Id, Id, Party, seen, reason);

    private Task<ConsentView> TakeBackAsync(Actor partner, string reason) =>
        round.Get<ConsentCommands>().TakeBackAsync(partner, round.Id, Id, Party, reason);

    private async Task<Consent> ConsentAsync() => (await round.ApplicationAsync(Id)).ConsentOf(Party)!;

    private async Task<List<AuditNote>> AuditAsync(string action)
    {
        await house.SettleAsync();
        return [.. (await round.RowsAsync<AuditEntry>(AuditKeys.Entry)).Select(e => e.Note).Where(n => n.Action == action)];
    }

    private static async Task<string> CodeAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code;
}
