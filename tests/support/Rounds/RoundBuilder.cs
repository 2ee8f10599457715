namespace Funding.Tests.Support.Rounds;

/// <summary>
/// Brings a round of the shipped programme to a stage in a running host, for tests of what is done there: people act through the
/// services' commands, the clock moves from one durable timer to the next, the engine does the rest. Each step goes on from the one before.
/// </summary>
/// <param name="id">Of a round that is there already; empty before its launch.</param>
public sealed class RoundBuilder(IServiceProvider services, FakeTimeProvider clock, string id = "")
{
    private static readonly string[] Places = ["之江", "钱塘", "甬江", "瓯越", "嘉禾", "苕溪", "鉴湖", "婺江", "衢州", "舟山"];
    private int applications;

    public string Id { get; private set; } = id;

    public string Desk { get; init; } = "hangzhou";

    public Programme Programme { get; } = ShippedCatalogue.Colleges;

    /// <summary>Changes what every application answers.</summary>
    public Func<Answers, Answers> Answered { get; init; } = answers => answers;

    /// <summary>Name and content of the file in a slot.</summary>
    public Func<DocumentSlot, (string Name, byte[] Content)> Attached { get; init; } = slot =>
        ($"{slot.Label.Zh}.pdf", SampleApplication.Pdf);

    public const string Administrator = "admin@funding.example";
    public const string Officer = "officer@funding.example";
    public const string Chair = "chair@funding.example";
    public const string Vice = "vice@funding.example";
    public const string Deputy = "deputy@funding.example";

    public string Recommender => $"{Desk}@funding.example";

    public static Actor ActorOf(string email, Role role, string? desk = null) =>
        new(Person.IdOf(email), email, new HashSet<Role> { role, Role.Applicant }, desk, "session:test");

    public static string ApplicationId(int number) => $"{CreditCode.Complete($"12330000{number:D9}").Value}-1";

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async Task<Round> RoundAsync() => (await Get<RoundStore>().GetAsync(Id)).Value;

    /// <summary>People with their roles, and the round's call.</summary>
    public async Task<RoundBuilder> LaunchAsync(int year = 2026, int? places = null)
    {
        await GrantAsync(Administrator, Role.Administrator, "沈管理");
        await GrantAsync(Officer, Role.Officer, "周审查");
        await GrantAsync(Chair, Role.Committee, "陈主任");
        await GrantAsync(Vice, Role.Committee, "林副主任");
        await GrantAsync(Deputy, Role.Committee, "何委员");
        await GrantAsync(Recommender, Role.Recommender, "杭州推荐员", Desk);
        await GrantAsync("ningbo@funding.example", Role.Recommender, "宁波推荐员", "ningbo");
        Id = (await Get<LaunchCommands>().LaunchAsync(ActorOf(Administrator, Role.Administrator), new LaunchRequest
        {
            ProgrammeId = Programme.Id,
            Year = year,
            NoticeNumber = $"教申〔{year}〕12号",
            Places = places,
            Committee = [Chair, Vice],
            Deputies = [Deputy],
        })).Id;
        return this;
    }

    /// <summary>
    /// Applications number 1 to <paramref name="count"/>, all to <see cref="Desk"/> unless <paramref name="deskOf"/> says otherwise.
    /// </summary>
    public async Task<RoundBuilder> SubmittedAsync(int count, Func<int, string>? deskOf = null)
    {
        for (applications = 1; applications <= count; applications++)
        {
            await SubmitAsync(applications, deskOf?.Invoke(applications) ?? Desk);
        }

        applications = count;
        return this;
    }

    public async Task<RoundBuilder> CallClosedAsync()
    {
        await AdvanceToAsync(ShanghaiTime.CloseOf((await RoundAsync()).CloseOf(CallStage.Kind)) + TimeSpan.FromMinutes(30));
        return this;
    }

    /// <summary>The first applications are recommended in their order, as many as the desk may, and the stage is closed.</summary>
    public async Task<RoundBuilder> RecommendedAsync(int count)
    {
        foreach (var number in Enumerable.Range(1, count))
        {
            await Get<RecommendationCommands>().RecommendAsync(ActorOf(Recommender, Role.Recommender, Desk), Id, ApplicationId(number));
        }

        await AdvanceToAsync(ShanghaiTime.CloseOf((await RoundAsync()).CloseOf(QuotaStage.Kind)) + TimeSpan.FromHours(9));
        return this;
    }

    public async Task<RoundBuilder> EligibleAsync()
    {
        var recommended = await Get<EligibilityQueries>().InStateAsync(ActorOf(Officer, Role.Officer), Id, ApplicationState.Recommended);
        foreach (var application in recommended.Items)
        {
            await Get<EligibilityCommands>().DecideAsync(ActorOf(Officer, Role.Officer), Id, application.Value.Id, true, "材料齐全，符合条件。");
        }

        await SettleAsync();
        return this;
    }

    /// <summary>The pool of experts <c>{party}{n}@experts.example</c>; the public value's day is over, nobody has entered it.</summary>
    public async Task<RoundBuilder> AtDrawAsync(int expertsOfEachParty = 3)
    {
        var list = new StringBuilder("姓名,邮箱,单位,方,领域\n");
        foreach (var party in Parties.All)
        {
            for (var number = 1; number <= expertsOfEachParty; number++)
            {
                list.Append(
                    CultureInfo.InvariantCulture,
                    $"{party.Chinese()}专家{number},{Expert(party, number)},{party.Chinese()}评审单位{number},{party.Chinese()},智能制造\n");
            }
        }

        using var csv = new MemoryStream(Encoding.UTF8.GetBytes(list.ToString()));
        await Get<ExpertImport>().ImportAsync(ActorOf(Administrator, Role.Administrator), Id, csv);
        await AdvanceToAsync(ShanghaiTime.CloseOf((await RoundAsync()).Draw!.PublicValueDay) + TimeSpan.FromHours(9));
        return this;
    }

    public static string Expert(Party party, int number) => $"{party.Id()}{number}@experts.example";

    public async Task<RoundBuilder> DrawnAsync()
    {
        await Get<PublicValueCommands>().EnterAsync(ActorOf(Chair, Role.Committee), Id, "3271.50");
        await Get<PublicValueCommands>().EnterAsync(ActorOf(Vice, Role.Committee), Id, "3,271.50");
        await SettleAsync();
        return this;
    }

    /// <summary>Every sheet of the round, by expert.</summary>
    public async Task<IReadOnlyList<ReviewSheet>> SheetsAsync()
    {
        var sheets = new List<ReviewSheet>();
        await foreach (var sheet in Get<ITableStore>().EnumerateAsync<ReviewSheet>(
            RoundKeys.Partition(Id), KeyRange.Prefix(RoundKeys.SheetsByExpert)))
        {
            sheets.Add(sheet.Value);
        }

        return sheets;
    }

    /// <summary>Every sheet is signed: the round ranks by itself and asks for the approval.</summary>
    public async Task<RoundBuilder> RankedAsync()
    {
        var commands = Get<SheetCommands>();
        foreach (var sheet in (await SheetsAsync()).Where(s => s.State.IsOpen()))
        {
            var expert = new Actor(sheet.ExpertId, "", new HashSet<Role> { Role.Expert }, null, "session:test");
            await commands.AcceptAsync(expert, Id, sheet.ApplicationId);
            await commands.SaveAsync(expert, Id, sheet.ApplicationId, EntryFor(sheet));
            await commands.SignAsync(expert, Id, sheet.ApplicationId, sheet.ApplicationId[^4..]);
        }

        await SettleAsync();
        return this;
    }

    /// <summary>Waits until nothing can happen before the clock moves or somebody acts.</summary>
    public async Task SettleAsync()
    {
        do
        {
            await Get<Dispatcher>().WhenIdleAsync();
            await Get<EmbeddedEngine>().WhenIdleAsync();
        }
        while (!Get<Dispatcher>().IsIdle);
    }

    /// <summary>Moves the clock from one durable timer to the next until the moment.</summary>
    public async Task AdvanceToAsync(DateTimeOffset moment)
    {
        await SettleAsync();
        while (Get<EmbeddedEngine>().NextTimerDueAt is { } due && due < moment)
        {
            clock.SetUtcNow(due > clock.GetUtcNow() ? due : clock.GetUtcNow());
            await SettleAsync();
        }

        clock.SetUtcNow(moment);
        await SettleAsync();
    }

    /// <summary>Scores in the upper half that differ by application, criterion and, a little, by expert.</summary>
    private SheetEntry EntryFor(ReviewSheet sheet) => new(
        PanelReviewSettings.CriteriaOf(Programme).Index().ToDictionary(
            c => c.Item.Id,
            string? (c) =>
                (6 + (sheet.ApplicationId[^4] + c.Index + sheet.ExpertAlias[^1]) % 8 * 0.5m).ToString(CultureInfo.InvariantCulture)),
        new Dictionary<string, string?> { [SheetEntry.Overall] = "合作基础扎实，治理结构清晰；建议进一步明确退出机制。" });

    private Task GrantAsync(string email, Role role, string name, string? desk = null) =>
        Get<PeopleStore>().GrantAsync(email, new RoleGrant(role, desk), name);

    private async Task SubmitAsync(int number, string desk)
    {
        var name = $"{Places[number % Places.Length]}职业技术学院{(number > Places.Length ? number.ToString(CultureInfo.InvariantCulture) : "")}";
        var actor = ActorOf($"applicant{number}@college.example", Role.Applicant);
        await Get<PeopleStore>().GetOrCreateAsync(actor.Name);
        var application = await Get<ApplicationCommands>().CreateAsync(
            actor, Id, new NewApplication(CreditCode.Complete($"12330000{number:D9}").Value, name, Programme.Subject.Kinds[1].Id, desk));
        await Get<ApplicationCommands>().SaveAnswersAsync(actor, Id, application.Id, AnswersOf(name, application.CreditCode));
        foreach (var slot in DocumentsSettings.Of(Programme).Where(d => d.Required))
        {
            var (fileName, content) = Attached(slot);
            using var pdf = new MemoryStream(content);
            var stored = await Get<DocumentWriter>()
                .UploadWholeAsync($"documents/{Id}/{application.Id}", slot.Rules(), fileName, "application/pdf", pdf);
            await Get<AttachmentCommands>().AttachAsync(actor, Id, application.Id, stored, clock.GetUtcNow());
        }

        await Get<SubmissionCommands>().SubmitAsync(actor, Id, application.Id);
    }

    private Answers AnswersOf(string name, string code)
    {
        var sample = SampleApplication.Answers(Programme);
        return Answered(sample with
        {
            Fields = new Dictionary<string, string>(sample.Fields)
            {
                [FieldsSettings.Find(Programme, FieldMeaning.Title)!.Id] = $"{name}智能装备产业学院",
            },
            Owners = [SampleApplication.School with { CreditCode = code, Name = name }, SampleApplication.Enterprise],
        });
    }
}
