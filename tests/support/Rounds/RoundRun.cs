namespace Funding.Tests.Support.Rounds;

/// <summary>
/// Plays a whole round of the shipped programme in a <see cref="RoundHouse"/>: the same people do the same things every time,
/// so the same round ends with the same ranking hash whatever happened to its orchestrations.
/// </summary>
public sealed class RoundRun(RoundHouse house, int applications = 8, int expertsOfEachParty = 5)
{
    public const string RoundId = "mixed-ownership-colleges-2026-1";
    private static readonly string[] Cities = ["hangzhou", "ningbo", "wenzhou", "jiaxing"];

    public static Actor Administrator { get; } = ActorOf("admin@office.example", Role.Administrator);

    public static Actor Officer { get; } = ActorOf("officer@office.example", Role.Officer);

    public static Actor SecondOfficer { get; } = ActorOf("officer2@office.example", Role.Officer);

    public static IReadOnlyList<Actor> Committee { get; } = [
        ActorOf("chair@office.example", Role.Committee), ActorOf("vice@office.example", Role.Committee)
    ];

    public Programme Programme { get; } = ShippedCatalogue.Colleges;

    public static Actor ActorOf(string email, Role role, string? desk = null) =>
        new(Person.IdOf(email), email, new HashSet<Role> { role, Role.Applicant }, desk, "session:test");

    public static Actor Applicant(int number) => ActorOf($"applicant{number}@college.example", Role.Applicant);

    public static string CodeOf(int number) => CreditCode.Complete($"12330000{number:D9}").Value;

    public static string ApplicationId(int number) => $"{CodeOf(number)}-1";

    public async Task<Round> RoundAsync() => (await house.Get<RoundStore>().GetAsync(RoundId)).Value;

    public async Task<Application> ApplicationAsync(string id) => (await house.Get<ApplicationStore>().GetAsync(RoundId, id)).Value;

    /// <summary>People of the office, desks and committee; then the launch.</summary>
    public async Task LaunchAsync()
    {
        await house.StartAsync();
        await LaunchRoundAsync();
        await house.SettleAsync();
    }

    /// <summary>The same in a house of which the caller has started what it wants.</summary>
    public async Task LaunchRoundAsync()
    {
        var people = house.Get<PeopleStore>();
        foreach (var (actor, role) in new[]
        {
            (Administrator, Role.Administrator),
            (Officer, Role.Officer),
            (SecondOfficer, Role.Officer),
            (Committee[0], Role.Committee),
            (Committee[1], Role.Committee)
        })
        {
            await people.GrantAsync(actor.Name, new RoleGrant(role), actor.Name);
        }

        foreach (var city in Cities)
        {
            await people.GrantAsync($"{city}@city.example", new RoleGrant(Role.Recommender, city), city);
        }

        await house.Get<LaunchCommands>().LaunchAsync(Administrator, new LaunchRequest
        {
            ProgrammeId = Programme.Id,
            Year = 2026,
            Batch = 1,
            NoticeNumber = "教申〔2026〕1号",
            Places = 3,
            Committee = [.. Committee.Select(c => c.Name)],
        });
    }

    public async Task ApplyAsync()
    {
        for (var number = 1; number <= applications; number++)
        {
            await SubmitAsync(number);
        }

        await house.SettleAsync();
    }

    public async Task SubmitAsync(int number)
    {
        await DraftAsync(number);
        await house.Get<SubmissionCommands>().SubmitAsync(Applicant(number), RoundId, ApplicationId(number));
    }

    /// <summary>Everything but the submission.</summary>
    public async Task DraftAsync(int number)
    {
        var actor = Applicant(number);
        await house.Get<PeopleStore>().GetOrCreateAsync(actor.Name);
        var commands = house.Get<ApplicationCommands>();
        var application = await commands.CreateAsync(
            actor,
            RoundId,
            new NewApplication(
                CodeOf(number), $"第{number}职业技术学院", Programme.Subject.Kinds[1].Id, Cities[number % Cities.Length]));
        await commands.SaveAnswersAsync(actor, RoundId, application.Id, AnswersOf(number));
        foreach (var slot in DocumentsSettings.Of(Programme).Where(d => d.Required))
        {
            using var pdf = new MemoryStream(SampleApplication.Pdf);
            await house.Get<DocumentUploads>().UploadAsync(
                actor, RoundId, application.Id, slot.Id, $"{slot.Id}.pdf", "application/pdf", pdf);
        }
    }

    public async Task CloseCallAsync() =>
        await house.AdvanceToAsync(ShanghaiTime.CloseOf((await RoundAsync()).CloseOf(CallStage.Kind)) + TimeSpan.FromMinutes(30));

    public async Task RecommendAsync()
    {
        for (var number = 1; number <= applications; number++)
        {
            var city = Cities[number % Cities.Length];
            await house.Get<RecommendationCommands>().RecommendAsync(
                ActorOf($"{city}@city.example", Role.Recommender, city), RoundId, ApplicationId(number));
        }

        await house.AdvanceToAsync(ShanghaiTime.CloseOf((await RoundAsync()).CloseOf(QuotaStage.Kind)) + TimeSpan.FromHours(9));
    }

    public async Task DecideEligibilityAsync()
    {
        for (var number = 1; number <= applications; number++)
        {
            await house.Get<EligibilityCommands>().DecideAsync(Officer, RoundId, ApplicationId(number), true, "材料齐全，符合条件。");
        }

        await house.SettleAsync();
    }

    public Task DrawAsync() => DrawAsync(TimeSpan.FromHours(9));

    /// <param name="entered">How long after the close of the public value's day the committee enters it.</param>
    public async Task DrawAsync(TimeSpan entered)
    {
        var list = new StringBuilder("姓名,邮箱,单位,方,领域\n");
        foreach (var (party, index) in new[] { "政府", "行业", "企业", "学校" }.Select((p, i) => (p, i)))
        {
            for (var number = 1; number <= expertsOfEachParty; number++)
            {
                list.Append(
                    CultureInfo.InvariantCulture,
                    $"专家{index}{number},expert{index}{number}@expert.example,评审单位{index}{number},{party},智能制造\n");
            }
        }

        using var csv = new MemoryStream(Encoding.UTF8.GetBytes(list.ToString()));
        await house.Get<ExpertImport>().ImportAsync(Administrator, RoundId, csv);
        var round = await RoundAsync();
        await house.AdvanceToAsync(ShanghaiTime.CloseOf(round.Draw!.PublicValueDay) + entered);
        foreach (var member in Committee)
        {
            await house.Get<PublicValueCommands>().EnterAsync(member, RoundId, "3271.50");
        }

        await house.SettleAsync();
    }

    /// <summary>Every expert accepts, scores and signs every sheet.</summary>
    public Task ReviewAsync() => ReviewAsync(_ => true);

    /// <summary>The sheets of some.</summary>
    public async Task ReviewAsync(Func<ReviewSheet, bool> which)
    {
        var sheets = house.Get<SheetCommands>();
        await foreach (var stored in house.Get<ITableStore>().EnumerateAsync<ReviewSheet>(
            RoundKeys.Partition(RoundId), KeyRange.Prefix(RoundKeys.SheetsByExpert)))
        {
            var sheet = stored.Value;
            if (sheet.State is not (ReviewState.Assigned or ReviewState.Accepted) || !which(sheet))
            {
                continue;
            }

            var expert = new Actor(sheet.ExpertId, "", new HashSet<Role> { Role.Expert }, null, "session:test");
            if (sheet.State == ReviewState.Assigned)
            {
                await sheets.AcceptAsync(expert, RoundId, sheet.ApplicationId);
            }

            await sheets.SaveAsync(expert, RoundId, sheet.ApplicationId, new SheetEntry(
                PanelReviewSettings.CriteriaOf(Programme)
                    .ToDictionary(c => c.Id, string? (c) => ScoreOf(sheet, c).ToString(CultureInfo.InvariantCulture)),
                new Dictionary<string, string?> { [SheetEntry.Overall] = "总体良好。" }));
            await sheets.SignAsync(expert, RoundId, sheet.ApplicationId, sheet.ApplicationId[^4..]);
        }

        await house.SettleAsync();
    }

    public async Task ApproveAsync()
    {
        foreach (var member in Committee)
        {
            await ApproveAsync(member);
        }
    }

    public async Task ApproveAsync(Actor member)
    {
        await house.Get<ApprovalCommands>().ApproveAsync(member, RoundId, (await RoundAsync()).RankingHash![^4..]);
        await house.SettleAsync();
    }

    public async Task CloseNoticeAsync() => await house.AdvanceToAsync(house.Clock.GetUtcNow() + TimeSpan.FromDays(20));

    /// <summary>From the launch to the ranking that waits for its approval.</summary>
    public async Task ToApprovalAsync()
    {
        foreach (var stage in (Func<Task>[])[
            LaunchAsync, ApplyAsync, CloseCallAsync, RecommendAsync, DecideEligibilityAsync, DrawAsync, ReviewAsync
        ])
        {
            await stage();
        }
    }

    /// <summary>The whole round.</summary>
    public async Task RunAsync()
    {
        await ToApprovalAsync();
        await ApproveAsync();
        await CloseNoticeAsync();
    }

    private Answers AnswersOf(int number)
    {
        var sample = SampleApplication.Answers(Programme);
        var title = FieldsSettings.Find(Programme, FieldMeaning.Title) is { } field
            ? new Dictionary<string, string>(sample.Fields) { [field.Id] = $"第{number}产业特色学院（智能制造方向）" }
            : sample.Fields;
        return sample with
        {
            Fields = title,
            Owners = [
                SampleApplication.School with { CreditCode = CodeOf(number), Name = $"第{number}职业技术学院" }, SampleApplication.Enterprise
            ]
        };
    }

    /// <summary>A score that depends on the application and, a little, on the expert.</summary>
    private decimal ScoreOf(ReviewSheet sheet, Criterion criterion)
    {
        var step = PanelReviewSettings.Of(Programme).Rubric.Step;
        var steps = (int)(criterion.Max / step);
        var of = (string text) => Convert.ToInt32(Sha256Hex.Of(text)[..6], 16);
        return (steps * 7 / 10
            + of($"{sheet.ApplicationId}|{criterion.Id}") % (steps * 2 / 10 + 1)
            + of($"{sheet.ApplicationId}|{sheet.ExpertId}|{criterion.Id}") % 2) * step;
    }
}
