namespace Funding.Workflows.Tests.Review;

/// <summary>A round on SQLite with everything real but the durable engine and the mail transport, which only write down.</summary>
public sealed class ReviewHouse : IAsyncDisposable
{
    public const string RoundId = "mixed-ownership-colleges-2026-1";
    private static readonly Catalogue Shipped = Catalogue.Load(Path.Combine(
        AppContext.BaseDirectory, "programmes"));
    private readonly string folder = Directory.CreateTempSubdirectory("funding-review-").FullName;
    private readonly ServiceProvider provider;

    public ReviewHouse()
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddSqliteStorage(folder)
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(Shipped)
            .AddSingleton(Shipped.WorkingCalendar)
            .AddSingleton<DurableTaskClient>(Instances)
            .AddSingleton<IEffectHandler>(Mails)
            .AddDocuments()
            .AddLinks(LinkKeyRing.Generate())
            .AddSingleton(RoundHouse.MailSettings)
            .AddFunding()
            .AddSingleton<OfficeHours, AlwaysOpen>();
        var sqlite = services.Last(s => s.ServiceType == typeof(ITableStore));
        services.Remove(sqlite);
        services.AddSingleton<ITableStore>(p => Tables = new BreakableTables((ITableStore)ActivatorUtilities.CreateInstance(
            p, sqlite.ImplementationType!)));
        provider = services.BuildServiceProvider();
        Get<ITableStore>();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 5, 29, 9, 0, 0, TimeSpan.FromHours(8)));

    public BreakableTables Tables { get; private set; } = null!;

    public WrittenInstances Instances { get; } = new();

    public WrittenMails Mails { get; } = new();

    public StorageMeter Meter => Get<StorageMeter>();

    public Programme Programme { get; private set; } = Shipped.Programmes.Single(p => p.Id == "mixed-ownership-colleges");

    public static string Partition => RoundKeys.Partition(RoundId);

    public static byte[] Seed { get; } = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    /// <summary>A round as it stands after the eligibility check.</summary>
    public async Task<ReviewHouse> AtDrawAsync(int applications, int expertsOfEachParty, Func<Programme, Programme>? change = null)
    {
        Programme = change?.Invoke(Programme) ?? Programme;
        var round = new Round
        {
            Id = RoundId,
            ProgrammeId = Programme.Id,
            Year = 2026,
            Batch = 1,
            Name = new("2026年度评审", "Round of 2026"),
            NoticeNumber = "教申〔2026〕1号",
            Stage = CollegeStages.Draw,
            Committee = ["member-a", "member-b"],
            Deputies = ["deputy-a", "deputy-b"],
            SettingsHash = "",
            LaunchedAt = Clock.GetUtcNow(),
            Opens = new(2026, 4, 1),
            Stages = CollegeStages.Closes(
                new(2026, 4, 30), new(2026, 5, 14), new(2026, 5, 29), new(2026, 6, 4), new(2026, 6, 26), new(2026, 7, 10),
                new(2026, 7, 17), new(2026, 7, 24)),
            Draw = new DrawPlan(DrawCommitment.Of(Seed, RoundId), new("上证综指收盘", "SSE close"), new DateOnly(2026, 6, 1)),
        };
        await SaveAsync(commit => commit.Insert(RoundKeys.Round, round).Insert(RoundKeys.Snapshot, Programme)
            .Insert(RoundKeys.Desks, QuotaSettings.DesksOf(Programme).Select(d => Shipped.Desk(d.Desk)).ToList())
            .Insert(RoundKeys.DrawSeed, Convert.ToHexStringLower(Seed)).Insert(RoundKeys.PseudonymSecret, Convert.ToHexStringLower(Seed)));
        foreach (var application in Enumerable.Range(1, applications))
            await SaveAsync(commit => commit.InsertApplication(ApplicationOf(application)));
        foreach (var expert in Parties.All.SelectMany(p => Enumerable.Range(1, expertsOfEachParty).Select(n => ExpertOf(p, n))))
            await SaveAsync(commit => commit.Insert(RoundKeys.Expert(expert.PersonId), expert));
        await Get<PeopleStore>().GrantAsync("office@edu.example", new RoleGrant(Role.Administrator), cancellation: Stop);
        return this;
    }

    /// <summary>The same with the panels drawn, on the evening of the named day.</summary>
    public async Task<ReviewHouse> AtReviewAsync(
        int applications = 3, int expertsOfEachParty = 4, Func<Programme, Programme>? change = null)
    {
        await AtDrawAsync(applications, expertsOfEachParty, change);
        await AgreeAsync();
        await DrawAsync();
        return this;
    }

    /// <summary>Fixes the rosters where they are not yet, and draws.</summary>
    public async Task DrawAsync()
    {
        await ActAsync(DrawStage.FixRosters);
        await ActAsync(DrawStage.DrawPanels);
    }

    /// <summary>An act of the present stage as the walker has it done, whatever its look would say.</summary>
    public async Task ActAsync(StageAct act, DateOnly? deadline = null) =>
        await Get<RoundWalk>().ActAsync(new HomeAct(RoundId, act.Name, (await RoundAsync()).Stage, deadline), Stop);

    public Task<Step> LookAsync() => Get<RoundWalk>().LookAsync(RoundId, Stop);

    public Task<Step> LookAsync(ReviewerKey reviewer) => Get<SubjectWalk>().LookAsync(reviewer.Subject, Stop);

    public Task ActAsync(ReviewerKey reviewer, string act) => Get<SubjectWalk>().ActAsync(new SubjectAct(reviewer.Subject, act), Stop);

    public async Task AgreeAsync()
    {
        Clock.SetUtcNow(new DateTimeOffset(2026, 6, 2, 9, 0, 0, TimeSpan.FromHours(8)));
        await Get<PublicValueCommands>().EnterAsync(Member("member-a"), RoundId, "3271.50", Stop);
        await Get<PublicValueCommands>().EnterAsync(Member("member-b"), RoundId, "3,271.5", Stop);
    }

    public async Task<Round> RoundAsync() => (await Get<RoundStore>().GetAsync(RoundId, Stop)).Value;

    public async Task<List<T>> RowsAsync<T>(string prefix)
    {
        var rows = new List<T>();
        await foreach (var row in ((ITableStore)Tables).EnumerateAsync<T>(Partition, KeyRange.Prefix(prefix), Stop)) rows.Add(row.Value);
        return rows;
    }

    public Task<List<ReviewSheet>> SheetsAsync() => RowsAsync<ReviewSheet>(RoundKeys.SheetsByExpert);

    public async Task<ReviewSheet> SheetAsync(ReviewSheet sheet) =>
        (await ((ITableStore)Tables).GetAsync<ReviewSheet>(Partition, RoundKeys.Sheet(sheet.ExpertId, sheet.ApplicationId), Stop))!.Value;

    public async Task SaveAsync(Action<Commit> change)
    {
        var commit = new Commit(Partition);
        change(commit);
        await Get<CommitWriter>().SaveAsync(commit, Stop);
    }

    /// <summary>Carries out what the commits asked for.</summary>
    public Task DrainAsync() => Get<Dispatcher>().DrainAsync(Partition, Stop);

    public async Task SignAsync(ReviewSheet sheet, string score = "8")
    {
        var actor = Expert(sheet.ExpertId);
        await Get<SheetCommands>().AcceptAsync(actor, RoundId, sheet.ApplicationId, cancellation: Stop);
        await Get<SheetCommands>().SaveAsync(actor, RoundId, sheet.ApplicationId, Entry(score), Stop);
        await Get<SheetCommands>().SignAsync(actor, RoundId, sheet.ApplicationId, sheet.ApplicationId[^4..], Stop);
    }

    public SheetEntry Entry(string? score) =>
        new(
            PanelReviewSettings.CriteriaOf(Programme).ToDictionary(c => c.Id, _ => score),
            new Dictionary<string, string?> { [SheetEntry.Overall] = "总体良好。" });

    public static Actor Expert(string id) => new(id, id, new HashSet<Role> { Role.Expert }, null, "session:test");

    public static Actor Member(string id) => new(id, id, new HashSet<Role> { Role.Committee }, null, "session:test");

    public static Actor Office { get; } = new("admin", "admin", new HashSet<Role> { Role.Administrator }, null, "session:test");

    public static string CodeOf(int number) => CreditCode.Complete($"91330100{number:D9}").Value;

    public static Application ApplicationOf(int number) => new()
    {
        Id = $"{CodeOf(number)}-1",
        RoundId = RoundId,
        CreditCode = CodeOf(number),
        OrganisationName = $"第{number}职业学院",
        Title = $"产业学院{number}",
        ApplicantKind = "higher-vocational-college",
        Desk = "hangzhou",
        State = ApplicationState.Eligible,
        Editors = [$"applicant-{number}"],
        CreatedAt = DateTimeOffset.UnixEpoch,
        Parties = [new ApplicationParty($"合办企业{number}", CodeOf(500_000 + number), "enterprise")],
    };

    public static PoolExpert ExpertOf(Party party, int number) => new(
        Person.IdOf($"{party.Id()}{number}@experts.example"),
        string.Create(CultureInfo.InvariantCulture, $"{party.Name().Zh}专家{number}"),
        $"{party.Id()}{number}@experts.example",
        $"{party.Name().Zh}单位{number}", null, party.Id(), [], [], []);

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        Directory.Delete(folder, true);
    }
}
