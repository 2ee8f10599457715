namespace Funding.Pages.Tests.Fuzz;

/// <summary>Two rounds, one in its public notice with an objection and one in its call with a draft, and a reader in every role.</summary>
public sealed class FuzzWorld : StageHost
{
    private const string Writer = "writer@college.example";

    protected override LocalOptions Configure(LocalOptions options) => options with { HousekeepingAfter = new TaskCompletionSource().Task };

    internal RoundPlayer Round { get; private set; } = null!;

    /// <summary>Round and application, with the application's objection, section and slot, that belong together.</summary>
    internal IReadOnlyList<(string Round, string Application)> Cases { get; private set; } = [];

    internal string Objection { get; private set; } = "";

    internal async Task BuildAsync()
    {
        Round = Fresh(applications: 4, places: 2);
        await Round.LaunchAsync();
        await Round.WithStaffAsync();
        await Round.ToAsync(CollegeStages.PublicNotice);
        var entry = (await Round.Get<NoticeQueries>().EntriesAsync(Round.Id)).Items[0].Value.ApplicationId;
        Objection = (await Round.Get<ObjectionCommands>().FileAsync(
            Cast.ActorOf("applicant4@college.example", Role.Applicant),
            Round.Id,
            entry,
            new NewObjection("马建国", "13800000000", "合作企业的出资比例与公开登记的信息不一致，请予核实。", []))).Id;
        var administrator = Cast.Administrator;
        var second = (await Round.Get<LaunchCommands>().LaunchAsync(
            administrator,
            new LaunchRequest { ProgrammeId = Round.Programme.Id, Year = 2026, Batch = 2, NoticeNumber = "教申〔2026〕40号" })).Id;
        await Round.SettleAsync();
        var draft = await DraftAsync(second, "12330000000000077");
        Cases = [(second, draft), (Round.Id, Cast.ApplicationId(1)), (Round.Id, entry)];
    }

    /// <summary>A new draft, written and read back.</summary>
    internal async Task<string> DraftAsync(string round, string code)
    {
        var actor = Cast.ActorOf(Writer, Role.Applicant);
        await Round.Get<PeopleStore>().GetOrCreateAsync(Writer);
        var draft = await Round.Get<ApplicationCommands>().CreateAsync(
            actor,
            round,
            new NewApplication(CreditCode.Complete(code).Value, "未名职业技术学院", Round.Programme.Subject.Kinds[1].Id, Round.Desk));
        return (await Round.Get<ApplicationStore>().GetAsync(round, draft.Id)).Value.Id;
    }

    /// <summary>Readers of the pages by role, each signed in by a mailed link; the first is nobody.</summary>
    internal async Task<IReadOnlyDictionary<string, Visitor>> VisitorsAsync() => new Dictionary<string, Visitor>
    {
        ["stranger"] = new(this),
        ["writer"] = await SignedInAsync(Writer),
        ["applicant"] = await SignedInAsync("applicant1@college.example"),
        ["administrator"] = await EnterAsync(Cast.Administrator.Name, LinkPurpose.Office, Round.Id),
        ["officer"] = await EnterAsync(Cast.Officer.Name, LinkPurpose.Office, Round.Id),
        ["committee"] = await EnterAsync(Cast.Chair.Name, LinkPurpose.Approve, Round.Id),
        ["recommender"] = await EnterAsync(Cast.Recommender(Round.Desk).Name, LinkPurpose.RecommendDesk, Round.Id),
        ["expert"] = await EnterAsync(Cast.Expert(Party.Government, 1), LinkPurpose.ReviewDesk, Round.Id),
    };

    /// <summary>Callers of the API by role; the first has no token.</summary>
    internal async Task<IReadOnlyDictionary<string, HttpClient>> CallersAsync()
    {
        var tokens = Services.GetRequiredService<ApiTokens>();
        var callers = new Dictionary<string, HttpClient> { ["stranger"] = Caller(null) };
        foreach (var (name, email, role, desk) in new (string, string, Role, string?)[]
        {
            ("writer", Writer, Role.Applicant, null),
            ("applicant", "applicant1@college.example", Role.Applicant, null),
            ("administrator", Cast.Administrator.Name, Role.Administrator, null),
            ("officer", Cast.Officer.Name, Role.Officer, null),
            ("committee", Cast.Chair.Name, Role.Committee, null),
            ("recommender", Cast.Recommender(Round.Desk).Name, Role.Recommender, Round.Desk),
            ("expert", Cast.Expert(Party.Government, 1), Role.Expert, null),
        })
            callers[name] = Caller((await tokens.IssueAsync(email, role, desk, TimeSpan.FromDays(300))).Text);
        return callers;
    }

    private HttpClient Caller(string? token)
    {
        var http = new HttpClient(Handler()) { BaseAddress = Address };
        http.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    internal static SocketsHttpHandler Handler() =>
        new() { AllowAutoRedirect = false, UseCookies = false, RequestHeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8 };

    private async Task<Visitor> SignedInAsync(string email)
    {
        var visitor = new Visitor(this);
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.SignInAsync(email)).Status);
        return visitor;
    }
}
