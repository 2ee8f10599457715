using Microsoft.Playwright;

namespace Funding.Pages.Tests.Browser;

/// <summary>
/// One round from before its launch to its announcement, and at each stage the pages of everybody who has something to do or to
/// read there: axe for WCAG 2.2 AA, width, content security policy, title, language; in both languages, see
/// <see cref="PageTour"/> for the widths.
/// </summary>
public sealed class EveryPageTests(StageHost host, Chromium chromium) : IClassFixture<StageHost>, IAsyncDisposable
{
    private readonly PageTour tour = new(host, chromium);
    private readonly RoundPlayer round = host.Fresh(applications: 6, places: 2);
    private readonly Dictionary<string, Visitor> visitors = [];

    private string Id => round.Id;

    public async ValueTask DisposeAsync()
    {
        await tour.DisposeAsync();
        foreach (var visitor in visitors.Values)
            visitor.Dispose();
    }

    [Fact]
    public async Task Every_page_holds_up_for_everybody_at_every_stage()
    {
        await (await tour.AsAsync(null)).LookAsync(
            "before-",
            "/",
            "/rounds",
            "/notices",
            "/results",
            "/awards",
            "/audit",
            "/audit/system",
            "/audit/awards",
            "/verify",
            "/verify/code?code=7K3F9QXM2D4H",
            "/certificates?code=ABCD2345EFGH",
            "/programmes",
            "/programmes/mixed-ownership-colleges",
            "/roles",
            "/privacy",
            "/accessibility",
            "/signin",
            "/signin/sent",
            "/link/sent");
        round.Attached = slot => ($"{slot.Label.Zh}.pdf", SampleApplication.PdfWith(""));
        await round.LaunchAsync();
        await round.WithStaffAsync();
        await CallAsync();
        await RecommendationAsync();
        await EligibilityAsync();
        await ChecksAsync();
        await DrawAsync();
        await ReviewAsync();
        await DefenceAsync();
        await CountersignAsync();
        await ApprovalAsync();
        await NoticeAsync();
        await AnnouncementAsync();
        await CancellationAsync();

        Assert.Empty(tour.Problems);
        Assert.Empty(tour.Unseen(RoutesBesides.All));
    }

    private async Task CallAsync()
    {
        await round.ApplyAsync();
        var application = Cast.ApplicationId(1);
        await (await tour.AsAsync(null)).LookAsync(
            "call-",
            "/",
            "/rounds",
            $"/rounds/{Id}",
            $"/rounds/{Id}/draw",
            await host.LinkAsync(Cast.Chair.Name, LinkPurpose.PublicValue, Id),
            await SignInLinkAsync());
        await (await ApplicantAsync(1)).LookAsync(
            "submitted-",
            $"/apply/{Id}/{application}",
            $"/apply/{Id}/{application}/submit",
            $"/apply/{Id}/{application}/submitted",
            $"/apply/{Id}/{application}/reopen",
            $"/apply/{Id}/{application}/withdraw");
        var draft = await DraftAsync();
        await (await ApplicantAsync(9)).LookAsync(
            "draft-", "/apply", $"/apply/{Id}/new", draft, $"{draft}/form/{FieldsSettings.Of(round.Programme)[0].Id}",
            $"{draft}/form/{FieldsSettings.Of(round.Programme)[0].Id}?check=1", $"{draft}/owners", $"{draft}/documents", $"{draft}/submit",
            $"{draft}/print", $"{draft}/eligibility", $"{draft}/consents",
            $"{draft}/colleagues", $"{draft}/earlier", $"{draft}/result", "/apply/objections");
        await LookAtConsentAsync(application);
        await LookAtAccountAsync();
        var code = draft.Split('/')[^1][..^2];
        await RivalAsync(code);
        await (await ApplicantAsync(9)).LookAsync("claim-", "/apply/organisations", $"/apply/organisations/{code}", $"{draft}/applicant");
        await (await As(Cast.Recommender(round.Desk).Name, LinkPurpose.RecommendDesk)).LookAsync(
            "claim-", "/recommend/claims", $"/recommend/claims/{code}");
        await (await As(Cast.Administrator.Name, LinkPurpose.Office)).LookAsync("claim-", "/office/claims", $"/office/claims/{code}",
            $"/office/rounds/{Id}/applications/{application}/applicant");
        await (await As(Cast.Administrator.Name, LinkPurpose.Office)).LookAsync(
            "call-", "/office", "/office/compose", "/office/launch", "/office/launch?programme=mixed-ownership-colleges", "/office/people",
            "/office/people?role=Recommender", "/office/people/invite", "/office/money", "/office/money/new",
            "/office/hands", "/office/code", "/office/accounts", "/office/webhooks",
            $"/office/people/{Person.IdOf(Cast.Recommender(round.Desk).Name)}",
            $"/office/people/{Person.IdOf(Cast.Recommender(round.Desk).Name)}/mails", "/office/delivery",
            $"/office/rounds/{Id}",
            $"/office/rounds/{Id}/applications", $"/office/rounds/{Id}/applications?state=Withdrawn",
            $"/office/rounds/{Id}/applications?q=xy&sort=-name", "/office/people?role=Expert&q=nobody",
            $"/office/rounds/{Id}/applications/{application}", $"/office/rounds/{Id}/experts", $"/office/rounds/{Id}/draw",
            $"/office/rounds/{Id}/review", $"/office/rounds/{Id}/ranking", $"/office/rounds/{Id}/changes", $"/office/rounds/{Id}/numbers",
            $"/office/rounds/{Id}/documents", $"/office/rounds/{Id}/documents/call", $"/office/rounds/{Id}/delivery",
            $"/office/rounds/{Id}/mails", $"/office/rounds/{Id}/waiting", $"/office/rounds/{Id}/exports", "/office/waiting");
        await FormsOfTheOfficeAsync();
        await DocumentAsync();
        var proposal = await round.Get<RoundChangeCommands>().ProposeExtensionAsync(
            Cast.Administrator,
            Id,
            CollegeStages.Call,
            (await round.RoundAsync()).CloseOf(CallStage.Kind).AddDays(3),
            "多所院校请求延长申报期。");
        await tour.LookAsync("own-", $"/office/rounds/{Id}/changes/{proposal.Id}");
        await (await As(Cast.SecondAdministrator.Name, LinkPurpose.Office)).LookAsync(
            "second-", "/office", $"/office/rounds/{Id}/changes", $"/office/rounds/{Id}/changes/{proposal.Id}");
        await (await tour.AsAsync(null)).LookAsync(
            "call-", "/mailbox", $"/mailbox/{(await round.Get<Mailbox>().ListAsync(null)).Entries[0].Id}");
    }

    private async Task LookAtConsentAsync(string application)
    {
        const string email = "partner1@enterprise.example";
        using var partner = new Visitor(host);
        await partner.EnterAsync(email);
        await (await tour.AsAsync(partner)).LookAsync(
            "given-", ConsentLinks.Of(ConsentLinks.PageRoute, Id, application, SampleApplication.EnterpriseCode));
        await (await ApplicantAsync(1)).LookAsync("given-", $"/apply/{Id}/{application}/consents");
    }

    private async Task LookAtAccountAsync()
    {
        const string moved = "moved@college.example";
        using var person = new Visitor(host);
        await person.SignInAsync("moving@college.example");
        var mine = await tour.AsAsync(person);
        await mine.LookAsync("account-", "/account", "/account/calendar");
        await person.SubmitAsync(await person.GetAsync("/account"), new Dictionary<string, string> { ["email"] = moved });
        await mine.LookAsync(
            "waits-", "/account", await person.NewestLinkAsync("moving@college.example", subject: "变更您的登录邮箱"),
            await person.NewestLinkAsync(moved));
    }

    /// <summary>Pages that only a post shows: what was refused, what is looked at before it is done.</summary>
    private async Task FormsOfTheOfficeAsync()
    {
        var page = tour.Page;
        await page.GotoAsync($"{host.Address}office/launch?programme=mixed-ownership-colleges&opens=2027-03-01&lang=zh");
        await page.ClickAsync("button[value=check]");
        await tour.HereAsync("launch-refused");
        await page.FillAsync("#noticeNumber", "教申〔2026〕3号");
        await page.ClickAsync("button[value=check]");
        await tour.HereAsync("launch-check");
        var draft = new Uri(page.Url).AbsolutePath[..^"/check".Length];
        await tour.LookAsync("launch-", "/office/launch", draft, $"{draft}?check=true", $"{draft}/check", $"{draft}/preview");
        await page.GotoAsync($"{host.Address}{draft[1..]}/rehearsal?lang=zh");
        await page.FillAsync("#applications", "4");
        await page.ClickAsync("main form button");
        await tour.HereAsync("launch-rehearsed");
        await tour.LookAsync(
            "rehearsal-", $"{draft}/rehearsal", $"{draft}/rehearsal/mails", $"{draft}/rehearsal/mails/0", "/office/year?year=2027");
        await page.GotoAsync($"{host.Address}{draft[1..]}/check?lang=zh");
        await page.FillAsync("#confirmation", "none");
        await page.ClickAsync("main form button");
        await tour.HereAsync("launch-unconfirmed");
        foreach (var (name, list) in new[]
        {
            ("invite-check", "姓名\t邮箱\t角色\t推荐单位\n孙丽\tsun@city.example\t推荐\t宁波市\n周审\tzhou@office.example\t审查\t"),
            ("invite-wrong", "姓名\t邮箱\t角色\n孙丽\tsun\t推荐\n周审\tzhou@office.example\t领导"),
        })
        {
            await page.GotoAsync($"{host.Address}office/people/invite?lang=zh");
            await page.FillAsync("#list", list);
            await page.ClickAsync("button[value=check]");
            await tour.HereAsync(name);
        }

        await page.GotoAsync($"{host.Address}office/rounds/{Id}/changes?lang=zh");
        await page.SelectOptionAsync("#stage", "review");
        await page.FillAsync("#newDay", "2026-07-31");
        await page.FillAsync("#reason", "台风影响，申请延期。");
        await page.ClickAsync("form[action$='/changes/check'] button");
        await tour.HereAsync("extension-check");
        var experts = new FilePayload
        {
            Name = "experts.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes("姓名,邮箱,单位,方,领域\n王一,wang@experts.example,省级机关,政府,智能制造\n")
        };
        foreach (var (name, file) in new[]
        {
            ("import-check", experts),
            ("import-wrong", new FilePayload
            {
                Name = "experts.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("姓名,邮箱,单位,方,领域\n王一,wang,省级机关,政府部门,智能制造\n")
            })
        })
        {
            await page.GotoAsync($"{host.Address}office/rounds/{Id}/experts?lang=zh");
            await page.SetInputFilesAsync("#file", file);
            await page.ClickAsync("section.card button");
            await tour.HereAsync(name);
        }
    }

    /// <summary>The call's document: a title that is missing, then published twice.</summary>
    private async Task DocumentAsync()
    {
        var page = tour.Page;
        await page.GotoAsync($"{host.Address}office/rounds/{Id}/documents/call?lang=zh");
        await page.FillAsync("#title", "");
        await page.ClickAsync("main form:first-of-type button");
        await tour.HereAsync("document-refused");
        var commands = round.Get<LetterCommands>();
        var desk = await round.Get<LetterQueries>().GetAsync(Cast.Administrator, Id, "call");
        await commands.SaveAsync(
            Cast.Administrator, Id, "call", desk.Draft with { Phone = "0571-00000000", Supervision = "0571-00000001" });
        await commands.PublishAsync(Cast.Administrator, Id, "call", null);
        await commands.SaveAsync(Cast.Administrator, Id, "call", desk.Draft with
        {
            Phone = "0571-00000002",
            Supervision = "0571-00000001",
            Contact = "王处长",
            CopiedTo = "省发展改革委、省经信厅",
        });
        await commands.PublishAsync(Cast.Administrator, Id, "call", "更正联系电话。");
        await tour.LookAsync("published-", $"/office/rounds/{Id}/documents", $"/office/rounds/{Id}/documents/call");
        await (await tour.AsAsync(null)).LookAsync(
            "document-", $"/rounds/{Id}/documents", $"/rounds/{Id}/documents/call", $"/rounds/{Id}/documents/call/1");
    }

    private async Task RecommendationAsync()
    {
        await round.LeaveAsync();
        var desk = Cast.Recommender(round.Desk);
        await round.Get<RecommendationCommands>().RecommendAsync(desk, Id, Cast.ApplicationId(1));
        await round.Get<RecommendationCommands>().RecommendAsync(desk, Id, Cast.ApplicationId(2));
        await (await As(Cast.Recommender(round.Desk).Name, LinkPurpose.RecommendDesk)).LookAsync(
            "recommendation-",
            "/recommend",
            $"/recommend/{Id}",
            $"/recommend/{Id}/applications/{Cast.ApplicationId(1)}",
            $"/recommend/{Id}/applications/{Cast.ApplicationId(3)}");
        await tour.Page.ClickAsync("main button");
        await tour.HereAsync("recommend-refused");
        await (await As(Cast.Officer.Name, LinkPurpose.Office)).LookAsync("recommendation-", $"/office/rounds/{Id}");
        foreach (var number in new[] { 1, 2 })
            await round.Get<RecommendationCommands>().TakeBackAsync(desk, Id, Cast.ApplicationId(number));
        await round.RecommendAsync(4);
        await round.LeaveAsync();
        await (await As(Cast.Recommender(round.Desk).Name, LinkPurpose.RecommendDesk)).LookAsync(
            "closed-", $"/recommend/{Id}", $"/recommend/{Id}/applications/{Cast.ApplicationId(5)}");
    }

    private async Task EligibilityAsync()
    {
        var corrected = Cast.ApplicationId(4);
        await round.Get<EligibilityCommands>().AskForCorrectionAsync(
            Cast.Officer, Id, corrected, "请补充国有资产评估备案材料。");
        await (await As(Cast.Officer.Name, LinkPurpose.OfficerDesk)).LookAsync(
            "eligibility-",
            "/office",
            $"/office/rounds/{Id}",
            $"/office/rounds/{Id}/applications/{Cast.ApplicationId(1)}",
            $"/office/rounds/{Id}/applications/{corrected}");
        await (await ApplicantAsync(4)).LookAsync(
            "correction-", "/apply", $"/apply/{Id}/{corrected}", $"/apply/{Id}/{corrected}/eligibility");
        await round.DecideEligibilityAsync();
        await round.Get<SubmissionCommands>().SubmitAsync(
            Cast.ActorOf("applicant4@college.example", Role.Applicant), Id, corrected);
        await round.Get<EligibilityCommands>().DecideAsync(
            Cast.Officer, Id, corrected, true, "补正后符合条件。");
        await round.SettleAsync();
    }

    /// <summary>A list with one person twice and with a name near an applicant's.</summary>
    private async Task ChecksAsync()
    {
        var administrator = Cast.Administrator;
        var applicant = (await round.Get<ApplicationStore>().GetAsync(Id, Cast.ApplicationId(1))).Value.OrganisationName;
        using var list = new MemoryStream(Encoding.UTF8.GetBytes(
            $"评审专家推荐表\n姓名,邮箱,单位,方,手机\n李明,li@checks.example,{applicant}机电工程学院,学校,1\n"
            + "周红,zhou@checks.example,某省科技厅,政府,2\n周红,zhou@mail.example,某省科技厅人事处,政府,3\n"));
        var preview = await round.Get<ExpertImport>().PreviewAsync(administrator, Id, list);
        var desk = await As(Cast.Administrator.Name, LinkPurpose.Office);
        await desk.LookAsync("checks-", $"/office/rounds/{Id}/experts/import/{preview.ImportId}");
        var pair = preview.Doubles.Single().Id;
        await round.Get<ExpertImport>().ApplyAsync(administrator, Id, preview.ImportId!, [new DoubleAnswer(pair, null, "工号不同，确是两人。")]);
        var conflict = (await round.Get<PoolChecks>().ReadAsync(administrator, Id)).Conflicts[0].Conflict.Id;
        await desk.LookAsync(
            "checks-", $"/office/rounds/{Id}/experts", $"/office/rounds/{Id}/draw", $"/office/rounds/{Id}/checks",
            $"/office/rounds/{Id}/checks/conflicts/{conflict}", $"/office/rounds/{Id}/checks/doubles/{pair}");
    }

    private async Task DrawAsync()
    {
        await round.AtPublicValueAsync();
        await (await As(Cast.Chair.Name, LinkPurpose.PublicValue)).LookAsync(
            "draw-", "/approve", $"/approve/{Id}/public-value", $"/approve/{Id}", $"/approve/{Id}/conflict");
        await round.Get<PublicValueCommands>().EnterAsync(Cast.Chair, Id, "3271.52");
        await round.Get<PublicValueCommands>().EnterAsync(Cast.Vice, Id, "3217.52");
        await tour.LookAsync("differ-", $"/approve/{Id}/public-value");
        await (await As(Cast.Administrator.Name, LinkPurpose.Office)).LookAsync(
            "draw-", $"/office/rounds/{Id}", $"/office/rounds/{Id}/experts");
        await round.EnterPublicValueAsync();
    }

    private async Task ReviewAsync()
    {
        var sheets = (await round.SheetsAsync()).GroupBy(s => s.ExpertId).MaxBy(g => g.Count())!.ToList();
        var email = (await round.Get<PeopleStore>().FindAsync(sheets[0].ExpertId))!.Value.Email;
        var expert = Cast.ActorOf(email, Role.Expert);
        var application = $"/review/{Id}/applications/{sheets[0].ApplicationId}";
        await (await As(email, LinkPurpose.ReviewDesk)).LookAsync(
            "review-", "/review", $"/review/{Id}", $"/review/{Id}/answer", $"/review/{Id}/conflict", application, $"{application}/recuse");
        await round.Get<SheetCommands>().AcceptAsync(expert, Id, sheets[0].ApplicationId);
        await round.Get<SheetCommands>().SaveAsync(
            expert,
            Id,
            sheets[0].ApplicationId,
            new SheetEntry(
                PanelReviewSettings.CriteriaOf(round.Programme).Take(3).ToDictionary(c => c.Id, string? (_) => "8.5"),
                new Dictionary<string, string?> { [PanelReviewSettings.CriteriaOf(round.Programme)[0].Id] = "校企共建实训基地，课程与岗位对接紧密。" }));
        await tour.LookAsync("scoring-", application, $"{application}/check", $"/review/{Id}?sort=-total&state=Begun");
        var seen = await round.Get<ExpertReviews>().ReadAsync(expert, Id, sheets[0].ApplicationId);
        await tour.LookAsync("beside-", $"{application}?document={seen.Application.Documents.First(DocumentFile.CanShow).Id}");
        await SigningAsync(expert, sheets);
        await (await As(Cast.Administrator.Name, LinkPurpose.Office)).LookAsync(
            "review-",
            $"/office/rounds/{Id}",
            $"/office/rounds/{Id}/draw",
            $"/office/rounds/{Id}/review",
            $"/office/rounds/{Id}/review/{sheets[0].ExpertId}",
            $"/office/rounds/{Id}/applications/{sheets[0].ApplicationId}");
        await round.PassAsync();
        await (await As(email, LinkPurpose.ReviewDesk)).LookAsync(
            "signed-", "/review", $"/review/{Id}", application, $"{application}/print");
    }

    private async Task DefenceAsync()
    {
        var (office, desk) = ($"/office/rounds/{Id}/defence", $"/review/rounds/{Id}/defence");
        await (await As(Cast.Officer.Name, LinkPurpose.OfficerDesk)).LookAsync(
            "defence-", "/office", office, $"{office}/publish", $"{office}/day", $"/office/rounds/{Id}");
        await round.PlanDefenceAsync();
        await tour.LookAsync("planned-", office, $"{office}/publish", $"{office}/sessions/{Cast.ApplicationId(1)}");
        await round.Get<DefencePlanCommands>().PublishAsync(Cast.Officer, Id);
        await round.SettleAsync();
        await tour.LookAsync(
            "published-", office, $"{office}/publish", $"{office}/day", $"{office}/sessions/{Cast.ApplicationId(1)}",
            $"/office/rounds/{Id}/applications/{Cast.ApplicationId(1)}");
        await (await ApplicantAsync(1)).LookAsync(
            "defence-", "/apply", $"/apply/{Id}/{Cast.ApplicationId(1)}", $"/apply/rounds/{Id}/defence/{Cast.ApplicationId(1)}");
        await round.HearDefenceAsync();
        var first = (await round.SessionsAsync())[0];
        var member = (await round.Get<PeopleStore>().FindAsync(first.Panel[0]))!.Value.Email;
        await (await As(member, LinkPurpose.ReviewDesk)).LookAsync("defence-", "/review", desk, $"{desk}/{first.CaseId}");
        await (await As(Cast.Officer.Name, LinkPurpose.OfficerDesk)).LookAsync(
            "heard-", "/office", office, $"{office}/day", $"/office/rounds/{Id}");
        await round.WriteNotesAsync();
    }

    private async Task CountersignAsync()
    {
        await round.NameDepartmentsAsync();
        var (stage, department) = ((await round.RoundAsync()).Stage, round.Countersigning()[0].Id);
        var page = CountersignLetters.PageOf(Id, stage, department);
        var person = visitors["department"] = new Visitor(host);
        await person.SignInAsync(Departments.PersonOf(department).Name);
        await (await tour.AsAsync(person)).LookAsync(
            "countersign-", page, $"{page}/{Cast.ApplicationId(1)}");
        await (await As(Cast.Administrator.Name, LinkPurpose.Office)).LookAsync(
            "countersign-", $"/office/rounds/{Id}", $"/office/rounds/{Id}/{stage}", $"/office/rounds/{Id}/{stage}/departments/{department}",
            $"/office/rounds/{Id}/{stage}/cases/{Cast.ApplicationId(1)}");
        await round.ToAsync(CollegeStages.Approval);
    }

    /// <summary>Two sheets complete, one not: chosen, looked at, and one of them changed since.</summary>
    private async Task SigningAsync(Actor expert, IReadOnlyList<ReviewSheet> sheets)
    {
        var commands = round.Get<SheetCommands>();
        foreach (var (sheet, score) in sheets.Skip(1).Zip(["7", "9.5"]))
        {
            await commands.AcceptAsync(expert, Id, sheet.ApplicationId);
            await commands.SaveAsync(expert, Id, sheet.ApplicationId, Whole(score));
        }

        var check = $"/review/{Id}/sign/check?{string.Join('&', sheets.Select(s => $"sheet={s.ApplicationId}"))}";
        await tour.LookAsync("signing-", $"/review/{Id}", $"/review/{Id}/scores", $"/review/{Id}/sign", check);
        await tour.Page.GotoAsync($"{host.Address}{check[1..]}&lang=zh");
        await commands.SaveAsync(expert, Id, sheets[1].ApplicationId, Whole("6"));
        await tour.Page.FillAsync("#word", "签署");
        await tour.Page.ClickAsync("main form button");
        await tour.HereAsync("signed-in-part");

        SheetEntry Whole(string score) => new(
            PanelReviewSettings.CriteriaOf(round.Programme).ToDictionary(c => c.Id, string? (_) => score),
            new Dictionary<string, string?>());
    }

    private async Task ApprovalAsync()
    {
        await (await As(Cast.Chair.Name, LinkPurpose.Approve)).LookAsync(
            "approval-", "/approve", $"/approve/{Id}", $"/approve/{Id}/applications/{Cast.ApplicationId(1)}");
        await round.Get<ApprovalCommands>().ReturnAsync(Cast.Vice, Id, "请核对第2名的评分表后重新提交。");
        await round.SettleAsync();
        await (await As(Cast.Chair.Name, LinkPurpose.Approve)).LookAsync("returned-", "/approve", $"/approve/{Id}");
        await (await As(Cast.Administrator.Name, LinkPurpose.Office)).LookAsync(
            "returned-", "/office", $"/office/rounds/{Id}", $"/office/rounds/{Id}/ranking");
        await round.Get<ReturnedOrderCommands>().RankAgainAsync(
            Cast.Administrator, Id, "已核对，评分表无误。");
        await round.SettleAsync();
        await tour.LookAsync("approval-", $"/office/rounds/{Id}", $"/office/rounds/{Id}/ranking", $"/office/rounds/{Id}/review");
        foreach (var member in new[] { Cast.Chair.Name, Cast.Vice.Name })
            await round.Get<ApprovalCommands>().ApproveAsync(
                Cast.ActorOf(member, Role.Committee), Id, (await round.RoundAsync()).RankingHash![^4..]);
        await round.SettleAsync();
        await (await As(Cast.Chair.Name, LinkPurpose.Approve)).LookAsync("voted-", $"/approve/{Id}");
    }

    private async Task NoticeAsync()
    {
        var entry = (await round.Get<NoticeQueries>().EntriesAsync(Id, null)).Items[0].Value.ApplicationId;
        await (await tour.AsAsync(null)).LookAsync(
            "notice-", "/", "/notices", $"/rounds/{Id}", $"/rounds/{Id}/notice", $"/rounds/{Id}/ranking", $"/rounds/{Id}/allocation",
            $"/rounds/{Id}/draw");
        await (await ApplicantAsync(9)).LookAsync("notice-", $"/apply/objections/{Id}/new/{entry}");
        var objection = await round.Get<ObjectionCommands>().FileAsync(
            Cast.ActorOf("applicant9@college.example", Role.Applicant),
            Id,
            entry,
            new NewObjection("马建华", "13800000000", "该单位申报的实训设备清单与实际不符，请主管部门核实有关采购合同。", []));
        await tour.LookAsync("filed-", "/apply/objections", $"/apply/objections/{Id}/{objection.Id}");
        await (await As(Cast.Officer.Name, LinkPurpose.ObjectionDesk)).LookAsync(
            "notice-", $"/office/rounds/{Id}/objections", $"/office/rounds/{Id}/objections/{objection.Id}");
        await (await As(Cast.SecondOfficer.Name, LinkPurpose.ObjectionDesk)).LookAsync(
            "free-", "/office", $"/office/rounds/{Id}/objections/{objection.Id}");
        await (await As(Cast.Administrator.Name, LinkPurpose.Office)).LookAsync(
            "reading-", $"/office/rounds/{Id}/objections", $"/office/rounds/{Id}/objections/{objection.Id}");
        await round.Get<ObjectionDecisionCommands>().DecideAsync(
            Cast.SecondOfficer, Id, objection.Id, false, "经核查采购合同与验收单，设备清单属实，异议不成立。");
        await (await ApplicantAsync(9)).LookAsync("decided-", $"/apply/objections/{Id}/{objection.Id}");
    }

    private async Task AnnouncementAsync()
    {
        await round.AdvanceToAsync(host.Clock.GetUtcNow().AddDays(20));
        Assert.Equal(RoundStanding.Announced, (await round.RoundAsync()).Standing);
        var award = (await round.Get<AwardQueries>().OfRoundAsync(Id, null)).Items[0].Value;
        await round.Get<PeopleCommands>().GrantAsync(
            Cast.Administrator,
            "officer3@funding.example",
            new RoleGrant(Role.Officer),
            "郑审查");
        await round.SettleAsync();
        await round.Get<AuditHeads>().PublishAsync();
        await (await tour.AsAsync(null)).LookAsync(
            "announced-", "/", "/rounds", "/notices", "/results", "/awards", "/awards?q=学院", "/audit", "/audit/system", "/audit/awards",
            $"/rounds/{Id}", $"/rounds/{Id}/audit",
            $"/rounds/{Id}/notice", $"/rounds/{Id}/results", $"/rounds/{Id}/ranking", "/certificates",
            $"/certificates/{award.VerificationCode}", $"/certificates/{award.VerificationCode}/print");
        var winner = Enumerable.Range(1, 4).First(n => Cast.ApplicationId(n) == award.ApplicationId);
        await (await ApplicantAsync(winner)).LookAsync(
            "awarded-", "/apply", $"/apply/{Id}/{award.ApplicationId}", $"/apply/{Id}/{award.ApplicationId}/result",
            $"/apply/awards/{AwardHome.IdOf(Id, award.Number)}");
        await (await As(Cast.Administrator.Name, LinkPurpose.Office)).LookAsync(
            "announced-",
            "/office",
            $"/office/rounds/{Id}",
            $"/office/rounds/{Id}/ranking",
            $"/office/rounds/{Id}/changes",
            $"/office/rounds/{Id}/numbers",
            $"/office/rounds/{Id}/applications/{award.ApplicationId}",
            $"/office/awards/{AwardHome.IdOf(Id, award.Number)}",
            "/office/awards",
            "/office/awards/lists",
            $"/office/organisations/{award.ApplicationId[..18]}");
        await (await As(Cast.Recommender(round.Desk).Name, LinkPurpose.RecommendDesk)).LookAsync(
            "announced-", $"/recommend/organisations/{award.ApplicationId[..18]}");
    }

    /// <summary>The next batch, cancelled during its call with an application in it.</summary>
    private async Task CancellationAsync()
    {
        var administrator = Cast.Administrator;
        var cancelled = (await round.Get<LaunchCommands>().LaunchAsync(
            administrator, new LaunchRequest { ProgrammeId = round.Programme.Id, Year = 2026, NoticeNumber = "教申〔2026〕40号" })).Id;
        await round.SettleAsync();
        var application = (await round.Get<ApplicationCommands>().CreateAsync(
            Cast.ActorOf("applicant9@college.example", Role.Applicant),
            cancelled,
            new NewApplication(
                CreditCode.Complete("12330000000000009").Value, "舟山职业技术学院", round.Programme.Subject.Kinds[1].Id, round.Desk))).Id;
        var changes = round.Get<RoundChangeCommands>();
        var proposal = await changes.ProposeCancellationAsync(administrator, cancelled, "省级财政专项安排调整，本批次不再组织。");
        await (await As(Cast.SecondAdministrator.Name, LinkPurpose.Office)).LookAsync(
            "cancelling-", "/office", $"/office/rounds/{cancelled}/changes/{proposal.Id}");
        await changes.DecideAsync(
            Cast.SecondAdministrator, cancelled, proposal.Id, true, cancelled[^4..]);
        await round.SettleAsync();
        await tour.LookAsync(
            "cancelled-",
            "/office",
            $"/office/rounds/{cancelled}",
            $"/office/rounds/{cancelled}/changes",
            $"/office/rounds/{cancelled}/applications");
        await (await ApplicantAsync(9)).LookAsync("cancelled-", "/apply", $"/apply/{cancelled}/{application}");
        await (await tour.AsAsync(null)).LookAsync("cancelled-", "/", "/rounds", $"/rounds/{cancelled}");
    }

    /// <summary>Signed in once by a mail's link, and again when the session has ended.</summary>
    private async Task<PageTour> As(string email, LinkPurpose purpose)
    {
        if (!visitors.TryGetValue($"{email} {purpose}", out var visitor))
            visitors[$"{email} {purpose}"] = visitor = await host.EnterAsync(email, purpose, Id);
        return await tour.AsAsync(visitor);
    }

    private async Task<PageTour> ApplicantAsync(int number)
    {
        var email = $"applicant{number}@college.example";
        if (!visitors.TryGetValue(email, out var visitor))
        {
            visitors[email] = visitor = new Visitor(host);
            Assert.Equal(HttpStatusCode.SeeOther, (await visitor.SignInAsync(email)).Status);
        }

        return await tour.AsAsync(visitor);
    }

    private async Task<string> DraftAsync()
    {
        var actor = Cast.ActorOf("applicant9@college.example", Role.Applicant);
        await round.Get<PeopleStore>().GetOrCreateAsync(actor.Name);
        var draft = await round.Get<ApplicationCommands>().CreateAsync(
            actor,
            Id,
            new NewApplication(
                CreditCode.Complete("12330000000000009").Value, "舟山职业技术学院", round.Programme.Subject.Kinds[1].Id, round.Desk));
        return $"/apply/{Id}/{draft.Id}";
    }

    /// <summary>Somebody else claims the same organisation.</summary>
    private async Task RivalAsync(string code)
    {
        var actor = Cast.ActorOf("rival9@college.example", Role.Applicant);
        await round.Get<PeopleStore>().GetOrCreateAsync(actor.Name);
        await round.Get<ApplicationCommands>().CreateAsync(
            actor, Id, new NewApplication(code, "舟山职业技术学院（定海校区）", round.Programme.Subject.Kinds[1].Id, round.Desk));
        await round.Get<ClaimFilingCommands>().StateAsync(actor, code, "本人受学校委托负责申报。", []);
        await round.SettleAsync();
    }

    private async Task<string> SignInLinkAsync()
    {
        var visitor = new Visitor(host);
        visitors["link"] = visitor;
        await visitor.SubmitAsync(await visitor.GetAsync("/signin"), new Dictionary<string, string> { ["email"] = "reader@mail.example" });
        return await visitor.NewestLinkAsync("reader@mail.example");
    }
}
