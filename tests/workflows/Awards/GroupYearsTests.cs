namespace Funding.Workflows.Tests.Awards;

/// <summary>
/// Vocational groups through the commands: the cultivation from the call to the last report three years later, members that leave and join
/// meanwhile, and the recognition of one of them after two years.
/// </summary>
public sealed class GroupYearsTests
{
    private const string Why = "本人在该成员单位任职。";

    private static readonly MembersSettings Rules = MembersSettings.Find(Groups.Programme)!;
    private static readonly IReadOnlyList<Member> Members = Groups.MembersOf(Rules);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_group_with_every_members_consent_is_cultivated_for_three_years_and_reports_each()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var years = new CollegeYears(house, Groups.Programme);
        await years.Player.ToAsync(new StageKey("check"));
        var application = await years.Player.ApplicationAsync(Cast.ApplicationId(1));
        Assert.All(application.Consents!, c => Assert.Equal([ConsentAct.Asked, ConsentAct.Given], c.Steps.Select(s => s.Act)));
        Assert.Equal(Members.Select(m => m.CreditCode), application.Parties.Select(p => p.CreditCode!));
        await NobodyJudgesTheirOwnMemberAsync(house, years.Player, application.Id);
        await OneThatLeavesAfterTheCallCountsNoMoreAsync(house, years.Player, Cast.ApplicationId(4));

        await years.AnnounceAsync();
        Assert.Equal(RoundStanding.Announced, (await years.Player.RoundAsync()).Standing);
        Assert.Single(await MailsAsync(house, years, ConsentMails.PartyLeft));
        Assert.NotEmpty(await MailsAsync(house, years, ConsentMails.PartyLeftCase));
        var made = await years.AwardAsync(1);
        Assert.Equal(Members.Select(m => m.Name), made.Home.Members);
        Assert.Equal(Members.Select(m => m.CreditCode), made.Home.MemberCodes);

        await LeaveAndJoinAsync(house, years);
        Assert.Equal(2 * Members.Count, (await MailsAsync(house, years, VariationMails.MembershipBegun)).Count);
        await years.LiveAsync(made.Home.Term.AwardedOn.AddDays(700), () => Task.CompletedTask);
        await TheLeadPassesAsync(house, years);
        await RecogniseAsync(house, await years.AwardAsync(1));
        await years.LiveAsync(new(2030, 6, 1), () => Task.CompletedTask);
        Assert.Equal(AwardStanding.Superseded, (await years.AwardAsync(1)).Home.Standing);
        foreach (var number in new[] { 2 })
        {
            var award = await years.AwardAsync(number);
            Assert.Equal(AwardStanding.Expired, award.Home.Standing);
            var first = award.Home.Term.AwardedOn.Year;
            Assert.Equal(
                [$"task-book:{first}", .. Enumerable.Range(first + 1, 3).Select(y => $"yearly:{y}")],
                award.Duties.Where(d => d.Value.Kind != PaymentSettings.Kind).Select(d => $"{d.Value.Key}").Order(StringComparer.Ordinal));
            Assert.All(award.Duties, d => Assert.True(d.Value.Passed || d.Value.Kind == PaymentSettings.Kind, $"{d.Value.Key}"));
            Assert.Equal((Members[1].CreditCode, 1), (award.Home.Holder, award.Home.Leads!.Count));
            var grant = Assert.Single(await house.Get<PaymentQueries>().AllAsync(award, Stop));
            Assert.Equal((TranchePhase.Due, new Yuan(500_000)), (grant.Facts.Phase, grant.Amount));
        }

        Assert.Empty(await house.Engine.ListAsync(OrchestrationRuntimeStatus.Failed));
    }

    /// <summary>A member leaves by its own link while the application is checked: the bounds are judged again.</summary>
    private static async Task OneThatLeavesAfterTheCallCountsNoMoreAsync(RoundHouse house, RoundPlayer play, string application)
    {
        var member = Members.First(m => m.Kind == "industry-body");
        var by = await house.Services.PartyAsync(play.Id, application, member.CreditCode);
        var consents = house.Get<ConsentCommands>();
        Assert.Equal("consent-variation", await CodeAsync(() => consents.TakeBackAsync(
            by, play.Id, application, member.CreditCode, Why, Stop)));
        Assert.Equal("confirmation-mismatch", await CodeAsync(() => consents.LeaveAsync(
            by, play.Id, application, member.CreditCode, "0000", "协会换届，今后不再参加集团工作。", Stop)));
        var submitted = await house.Get<ApplicationStore>().ReadSubmittedAsync(await play.ApplicationAsync(application), Stop);
        await consents.LeaveAsync(
            by, play.Id, application, member.CreditCode, member.CreditCode[^4..], "协会换届，今后不再参加集团工作。", Stop);
        await house.SettleAsync();

        var after = await play.ApplicationAsync(application);
        Assert.Equal((true, 15, 14), (after.HasLeft(member.CreditCode), after.Parties.Count, after.OtherParties().Count()));
        Assert.Equal(
            FundingJson.Serialize(submitted), FundingJson.Serialize(await house.Get<ApplicationStore>().ReadSubmittedAsync(after, Stop)));
        var verdict = await house.Get<EligibilityQueries>().VerdictAsync(after, Stop);
        Assert.Equal(
            ["enterprises-take-part", "members-of-kind-too-few", "members-too-few"],
            verdict.Failed.Select(f => f.Id).Order(StringComparer.Ordinal));
        var decisions = house.Get<EligibilityCommands>();
        Assert.Equal("rules-fail", await CodeAsync(() => decisions.DecideAsync(
            Cast.Officer, play.Id, application, true, "材料齐全，符合条件。", Stop)));
        await decisions.DecideAsync(Cast.Officer, play.Id, application, false, "成员单位退出后数量不足。", Stop);
    }

    /// <summary>
    /// The lead asks that one leaves, which is heard by its own link; another asks itself; one joins once it has consented by its link.
    /// </summary>
    private static async Task LeaveAndJoinAsync(RoundHouse house, CollegeYears years)
    {
        var award = (await years.AwardAsync(1)).Home;
        var (lead, commands, members) = (
            Cast.ApplicantOf(award.ApplicationId!), house.Get<VariationCommands>(), house.Get<MembershipCommands>());
        var (leaves, itself) = (award.Roster![^1], award.Roster[0]);
        await house.AdvanceToAsync(house.Get<OfficeHours>().Next(house.Clock.GetUtcNow().AddDays(1)), Stop);
        var number = await AskAsync(MemberLeavesVariation.Id, ("member", leaves.Code));
        await house.SettleAsync();
        var mail = Assert.Single(await MailsAsync(house, years, VariationMails.MemberToLeave));
        Assert.Equal((leaves.Person, $"{award.Id}:{leaves.Code}"), (mail.PersonId, mail.Link!.Terms!.Subject));
        Assert.Equal("member-first", await CodeAsync(() => commands.JudgeAsync(Cast.Officer, award.Id, number, true, "", Stop)));
        var other = await MemberAsync(itself.Code, itself.Person!);
        Assert.Equal("consent-by-link", await CodeAsync(() => members.AgreeAsync(
            other, award.Id, leaves.Code, null, leaves.Code[^4..], Stop)));
        Assert.Equal("variation-open", await CodeAsync(() => members.LeaveAsync(
            other, award.Id, itself.Code, itself.Code[^4..], "产线搬迁，不再承担实训。", Stop)));
        await members.DisagreeAsync(await MemberAsync(leaves.Code, leaves.Person!), award.Id, leaves.Code, "协会愿意继续参加集团工作。", Stop);
        await DecideAsync(number);
        var after = (await years.AwardAsync(1)).Home;
        Assert.Equal((14, true), (after.MembersNow.Count, after.MembersDueOn is not null));
        Assert.Contains(await WaitsAsync(), w => w.Key == "members-too-few" && w.Party == WaitedParty.Holder);

        number = await members.LeaveAsync(other, award.Id, itself.Code, itself.Code[^4..], "产线搬迁，不再承担实训任务。", Stop);
        Assert.Equal("asked-by-member", await CodeAsync(() => commands.TakeBackAsync(lead, award.Id, number, Stop)));
        await members.TakeBackAsync(other, award.Id, itself.Code, Stop);
        Assert.Equal("member-own-mailbox", await CodeAsync(async () => await JoinAsync(Groups.MemberOf(Rules, "industry-body", 90) with
        {
            Mailbox = (await house.Get<PeopleStore>().FindAsync(lead.PersonId, Stop))!.Value.Email,
        })));
        number = await JoinAsync(Groups.MemberOf(Rules, "industry-body", 90));
        await house.SettleAsync();
        var asked = Assert.Single(await MailsAsync(house, years, VariationMails.MemberToJoin));
        var joins = Groups.MemberOf(Rules, "industry-body", 90).CreditCode;
        var by = await MemberAsync(joins, asked.PersonId);
        Assert.Equal("consent-changed", await CodeAsync(() => members.AgreeAsync(by, award.Id, joins, "else", joins[^4..], Stop)));
        var covers = ConsentDecision.CoversOf((await house.Get<MembershipQueries>().ReadAsync(by, award.Id, joins, Stop)).Covered!);
        await members.AgreeAsync(by, award.Id, joins, covers, joins[^4..], Stop);
        await DecideAsync(number);

        after = (await years.AwardAsync(1)).Home;
        Assert.Equal((15, 16, (DateOnly?)null), (after.MembersNow.Count, after.Roster!.Count, after.MembersDueOn));
        Assert.Equal((leaves.Code, joins), (after.Roster.Single(m => m.To is not null).Code, after.Roster[^1].Code));
        Assert.Contains(joins, after.MemberCodes!);
        Assert.Equal(2, (await MailsAsync(house, years, VariationMails.MemberDecided)).Count);
        Assert.DoesNotContain(await WaitsAsync(), w => w.Kind == "variation");
        var shown = (await house.Get<CertificateQueries>().FindAsync(after.VerificationCode, Stop))!.Members;
        Assert.Equal(after.Roster!.Select(m => (m.Code, m.From, m.To)), shown.Select(m => (m.Code, m.From, m.To)));
        var declares = Cast.ActorOf("officer4@office.example", Role.Officer);
        await house.Get<ConflictDeclarations>().DeclareAsync(declares, award.RoundId!, joins, Why, Stop);
        Assert.Equal("conflict-declared", (await house.Get<VariationStore>().BarAsync(declares, after, Stop))!.Code);

        async Task<IReadOnlyList<AwardWait>> WaitsAsync() =>
            await house.Get<AwardWaitStore>().OfAsync(await years.AwardAsync(1), Stop);

        Task<int> JoinAsync(Member member) => AskAsync(
            MemberJoinsVariation.Id,
            [
                ("name", member.Name), ("creditCode", member.CreditCode), ("kind", member.Kind), ("mailbox", member.Mailbox),
                .. member.Answers.Select(a => (a.Key, a.Value)),
            ]);

        Task<int> AskAsync(string change, params (string Field, string Text)[] typed) => commands.AskAsync(
            lead, award.Id, change,
            typed.Append(("reason", "经理事会会议表决通过，申请变更成员单位。")).ToDictionary(t => t.Item1, t => t.Item2),
            new("纪要.pdf", null, () => new MemoryStream(SampleApplication.Pdf)), Stop);

        async Task<Actor> MemberAsync(string party, string person)
        {
            var link = await house.Get<LinkService>().IssueAsync(person, MembershipLinks.Terms(award.Id, party, new(2035, 1, 1)));
            return (await house.Get<PeopleStore>().FindAsync(person))!.Value.AsActor($"link:{link.Id}");
        }

        async Task DecideAsync(int number)
        {
            await commands.OpineAsync(Cast.Recommender(award.Desk!), award.Id, number, true, "", Stop);
            await commands.JudgeAsync(Cast.Officer, award.Id, number, true, "", Stop);
            await house.SettleAsync();
        }
    }

    /// <summary>
    /// A member takes the lead of the second group once it has consented by its link: register, task book and what is still to be paid are
    /// its own from then on, and everybody is told.
    /// </summary>
    private static async Task TheLeadPassesAsync(RoundHouse house, CollegeYears years)
    {
        var before = await years.AwardAsync(2);
        var (award, lead, next) = (before.Home, Cast.ApplicantOf(before.Home.ApplicationId!), before.Home.Roster![1]);
        var (commands, members, reports) = (house.Get<VariationCommands>(), house.Get<MembershipCommands>(), house.Get<ReportStore>());
        var tranche = Assert.Single(await house.Get<PaymentQueries>().AllAsync(before, Stop)).Tranche;
        Assert.Equal(award.Holder, (await PayableAsync()).CreditCode);
        var book = (await reports.TaskBookAsync(award.Id, Stop))!;
        await house.AdvanceToAsync(house.Get<OfficeHours>().Next(house.Clock.GetUtcNow().AddDays(1)), Stop);
        var number = await commands.AskAsync(
            lead, award.Id, LeadPassesVariation.Id,
            new Dictionary<string, string>(Members[1].Answers)
            {
                ["member"] = next.Code,
                ["former"] = LeadChange.Stays,
                ["kind"] = next.Kind,
                ["reason"] = "牵头学院并入另一所学校，经理事会会议表决。",
            },
            new("决议.pdf", null, () => new MemoryStream(SampleApplication.Pdf)), Stop);
        await house.SettleAsync();
        Assert.Equal(next.Person, Assert.Single(await MailsAsync(house, years, VariationMails.MemberToLead)).PersonId);
        Assert.Equal("member-first", await CodeAsync(() => commands.JudgeAsync(Cast.Officer, award.Id, number, true, "", Stop)));
        var link = await house.Get<LinkService>().IssueAsync(next.Person!, MembershipLinks.Terms(award.Id, next.Code, new(2035, 1, 1)));
        var by = (await house.Get<PeopleStore>().FindAsync(next.Person!, Stop))!.Value.AsActor($"link:{link.Id}");
        var covers = ConsentDecision.CoversOf((await house.Get<MembershipQueries>().ReadAsync(by, award.Id, next.Code, Stop)).Covered!);
        await members.AgreeAsync(by, award.Id, next.Code, covers, next.Code[^4..], Stop);
        await commands.OpineAsync(Cast.Recommender(award.Desk!), award.Id, number, true, "", Stop);
        await commands.JudgeAsync(Cast.Officer, award.Id, number, true, "", Stop);
        await commands.ConfirmAsync(Cast.SecondOfficer, award.Id, number, Stop);
        await house.SettleAsync();

        var after = (await years.AwardAsync(2)).Home;
        Assert.Equal((next.Code, next.Name), (after.Holder, after.HolderName));
        Assert.Equal(next.Person, Assert.Single(after.Editors));
        Assert.Equal([award.Holder], after.Leads!.Select(l => l.Code));
        Assert.Equal((15, award.Holder), (after.MembersNow.Count, after.Roster![^1].Code));
        Assert.Equal(next.Code, (await PayableAsync()).CreditCode);
        var line = (await house.Get<BudgetStore>().CaseAsync(tranche.Line, award.Id, Stop))!.Value;
        Assert.Equal((new LinePayee(next.Code, next.Name), null), (line.Payee, line.PassingSince));
        var again = (await reports.TaskBookAsync(award.Id, Stop))!;
        Assert.Equal((book.Version + 1, true, false), (
            again.Version, FundingJson.Serialize(book.Book) == FundingJson.Serialize(again.Book), book.Code == again.Code));
        var listed = (await house.Get<AwardRollStore>().ReadAsync(Stop)).Single(a => a.Summary.Id == award.Id).Summary;
        Assert.Equal(next.Code, listed.Holder);
        foreach (var code in new[] { next.Code, award.Holder })
            Assert.NotNull(await house.Get<ITableStore>().GetAsync(AwardKeys.HolderPartition(code), award.Id, Stop));
        Assert.Equal(next.Person, Assert.Single(await MailsAsync(house, years, VariationMails.LeadTaken)).PersonId);
        Assert.Contains(
            await MailsAsync(house, years, VariationMails.MembersInformed),
            m => m.PersonId == lead.PersonId && m.Link!.Terms!.Subject == $"{award.Id}:{award.Holder}");
        Assert.Equal("award-not-found", await CodeAsync(() => house.Get<AwardViews>().OwnAsync(lead, award.Id, Stop)));
        Assert.Equal(award.Id, (await house.Get<AwardViews>().OwnAsync(by, award.Id, Stop)).Home.Id);

        async Task<Payable> PayableAsync() => (await house.Get<ITableStore>().GetAsync<Payable>(
            MoneyKeys.Partition(tranche.Line), PayableKeys.Of(award.Id, tranche.Id), Stop))!.Value;
    }

    /// <summary>The next step is filled in with the members of today, each of whom consents anew.</summary>
    private static async Task RecogniseAsync(RoundHouse house, AwardRead old)
    {
        var play = new RoundPlayer(house.Services, house.Time)
        {
            Programme = Groups.Recognition,
            Year = house.Clock.GetUtcNow().Year,
            Applications = 0,
            Desks = ["hangzhou", "ningbo"],
        };
        await play.LaunchAsync();
        Assert.Equal($"vocational-groups-recognition-{play.Year}-1", play.Id);
        var holder = Cast.ApplicantOf(old.Home.ApplicationId!);
        var draft = await house.Get<ApplicationCommands>().CreateAsync(holder, play.Id, new NewApplication(
            old.Home.Holder, old.Home.HolderName, SampleApplication.KindOf(play.Programme), old.Home.Desk!), Stop);
        var filled = await house.Get<ApplicationStore>().ReadAnswersAsync(draft, Stop);
        Assert.Equal(old.Home.MembersNow.Select(m => m.Code), filled.Members().Select(m => m.CreditCode));
        Assert.Contains(MemberRows.Field, filled.Carried!);
        Assert.Null(draft.Consents);
        await play.FillAsync(holder, draft.Id, 1);
        await house.Get<SubmissionCommands>().SubmitAsync(holder, play.Id, draft.Id, Stop);
        var verdict = await house.Get<EligibilityQueries>().VerdictAsync(await play.ApplicationAsync(draft.Id), Stop);
        Assert.Empty(verdict.Failed.Select(f => f.Id));
        Assert.Contains("已通过年度报告1份", verdict.Results.Single(r => r.Id == "reports").Explained.Zh, StringComparison.Ordinal);
        await play.PlayAsync();

        var made = await house.Get<AwardStore>().GetAsync($"{play.Id}-1", Stop);
        Assert.Equal(("recognised", AwardStanding.Live, old.Home.Id), (made.Home.Kind, made.Home.Standing, made.Home.From));
        Assert.Equal(15, made.Home.MembersNow.Count);
        Assert.Equal(5, made.Home.Term.ValidUntil.Year - made.Home.Term.AwardedOn.Year);
    }

    private static async Task<List<MailRequest>> MailsAsync(RoundHouse house, CollegeYears years, MailTemplate template) =>
        await house.Get<ITableStore>().EnumerateAsync<DeliveryRecord>($"mail:{years.Player.Id}", KeyRange.Prefix("sent:"), Stop)
            .Select(sent => sent.Value.Request).Where(request => request.Template == template.Name).ToListAsync(Stop);

    private static async Task<string> CodeAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code;

    /// <summary>An officer who declared a conflict with a member, or answered for it, decides nothing of the group.</summary>
    private static async Task NobodyJudgesTheirOwnMemberAsync(RoundHouse house, RoundPlayer play, string application)
    {
        var declares = Cast.ActorOf("officer3@office.example", Role.Officer);
        var answered = Cast.ActorOf(Members[1].Mailbox, Role.Officer);
        await house.Get<ConflictDeclarations>().DeclareAsync(declares, play.Id, Members[0].CreditCode, Why, Stop);
        foreach (var officer in new[] { declares, answered })
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() => house.Get<EligibilityCommands>().DecideAsync(
                officer, play.Id, application, true, "材料齐全，符合条件。", Stop));
            Assert.Equal("conflict-declared", Assert.Single(refused.Refusals).Code);
        }
    }
}
