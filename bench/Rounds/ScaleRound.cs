namespace Funding.Bench.Rounds;

/// <summary>The acts of everybody in a round of many applications, a number of people acting at the same time.</summary>
internal sealed class ScaleRound(RoundHouse house, Programme programme, int applications, int experts, int actors)
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 "
            + "R>>\n%%EOF\n");
    private static readonly (string Party, int Of10)[] Parties = [("政府", 2), ("行业", 2), ("企业", 2), ("学校", 4)];

    public string DeskOf(int number) => QuotaSettings.DesksOf(programme)[number % QuotaSettings.DesksOf(programme).Count].Desk;

    public Actor Recommender(string desk) => RoundRun.ActorOf($"{desk}@desk.example", Role.Recommender, desk);

    public async Task<Round> RoundAsync() => (await house.Get<RoundStore>().GetAsync(RoundRun.RoundId)).Value;

    public async Task LaunchAsync()
    {
        await house.StartAsync();
        var people = house.Get<PeopleStore>();
        foreach (var (actor, role) in new[]
        {
            (RoundRun.Administrator, Role.Administrator),
            (RoundRun.Officer, Role.Officer),
            (RoundRun.Committee[0], Role.Committee),
            (RoundRun.Committee[1], Role.Committee)
        })
        {
            await people.GrantAsync(actor.Name, new RoleGrant(role), actor.Name);
        }

        foreach (var desk in QuotaSettings.DesksOf(programme))
        {
            await people.GrantAsync(Recommender(desk.Desk).Name, new RoleGrant(Role.Recommender, desk.Desk), desk.Desk);
        }

        await house.Get<LaunchCommands>().LaunchAsync(RoundRun.Administrator, new LaunchRequest
        {
            ProgrammeId = programme.Id,
            Year = 2026,
            Batch = 1,
            NoticeNumber = "教申〔2026〕1号",
            Committee = [.. RoundRun.Committee.Select(c => c.Name)],
        });
        await house.SettleAsync();
    }

    /// <summary>Each application is created, answered, given one document through the inspection, and submitted.</summary>
    public async Task ApplyAsync()
    {
        await AllAsync(Enumerable.Range(1, applications), async number =>
        {
            var actor = RoundRun.Applicant(number);
            await house.Get<PeopleStore>().GetOrCreateAsync(actor.Name);
            var created = await house.Get<ApplicationCommands>().CreateAsync(
                actor,
                RoundRun.RoundId,
                new NewApplication(RoundRun.CodeOf(number), NameOf(number), programme.Subject.Kinds[1].Id, DeskOf(number)));
            await house.Get<ApplicationCommands>().SaveAnswersAsync(actor, RoundRun.RoundId, created.Id, AnswersOf(number));
            foreach (var slot in DocumentsSettings.Of(programme).Where(d => d.Required))
            {
                using var pdf = new MemoryStream(Pdf);
                var stored = await house.Get<DocumentWriter>().UploadWholeAsync(
                    $"documents/{RoundRun.RoundId}/{created.Id}", slot.Rules(), $"{slot.Id}.pdf", "application/pdf", pdf);
                await house.Get<AttachmentCommands>().AttachAsync(actor, RoundRun.RoundId, created.Id, stored, house.Clock.GetUtcNow());
            }

            await house.Get<SubmissionCommands>().SubmitAsync(actor, RoundRun.RoundId, created.Id);
        });
        await house.SettleAsync();
    }

    public async Task CloseCallAsync() =>
        await house.AdvanceToAsync(ShanghaiTime.CloseOf((await RoundAsync()).CloseOf(CallStage.Kind)) + TimeSpan.FromMinutes(30));

    /// <summary>A desk is one person, who clicks one application after another.</summary>
    public async Task RecommendAsync()
    {
        await AllAsync(Enumerable.Range(1, applications).GroupBy(DeskOf), async desk =>
        {
            foreach (var number in desk)
            {
                await house.Get<RecommendationCommands>().RecommendAsync(
                    Recommender(desk.Key), RoundRun.RoundId, RoundRun.ApplicationId(number));
            }
        });
        await house.SettleAsync();
    }

    public async Task CloseRecommendationAsync() =>
        await house.AdvanceToAsync(ShanghaiTime.CloseOf((await RoundAsync()).CloseOf(QuotaStage.Kind)) + TimeSpan.FromHours(9));

    public async Task DecideAsync()
    {
        await AllAsync(
            Enumerable.Range(1, applications),
            number => house.Get<EligibilityCommands>().DecideAsync(
                RoundRun.Officer, RoundRun.RoundId, RoundRun.ApplicationId(number), true, "材料齐全，符合条件。"));
        await house.SettleAsync();
    }

    public async Task ImportAsync()
    {
        var list = new StringBuilder("姓名,邮箱,单位,方,领域\n");
        foreach (var number in Enumerable.Range(0, experts))
        {
            var place = number % 10;
            var party = Parties.First(p => (place -= p.Of10) < 0).Party;
            list.Append(CultureInfo.InvariantCulture, $"专家{number},expert{number}@expert.example,评审单位{number},{party},智能制造\n");
        }

        using var csv = new MemoryStream(Encoding.UTF8.GetBytes(list.ToString()));
        await house.Get<ExpertImport>().ImportAsync(RoundRun.Administrator, RoundRun.RoundId, csv);
        await house.SettleAsync();
    }

    public async Task DrawAsync()
    {
        await house.AdvanceToAsync(ShanghaiTime.CloseOf((await RoundAsync()).Draw!.PublicValueDay) + TimeSpan.FromHours(9));
        foreach (var member in RoundRun.Committee)
        {
            await house.Get<PublicValueCommands>().EnterAsync(member, RoundRun.RoundId, "3271.50");
        }

        await house.SettleAsync();
    }

    /// <summary>Every expert opens the desk, then accepts, scores with comments and signs sheet by sheet.</summary>
    public async Task ReviewAsync()
    {
        await AllAsync(Enumerable.Range(0, experts), async number =>
        {
            var expert = Expert(number);
            foreach (var line in (await house.Get<ExpertReviews>().DeskAsync(expert, RoundRun.RoundId)).Lines)
            {
                var sheets = house.Get<SheetCommands>();
                await sheets.AcceptAsync(expert, RoundRun.RoundId, line.ApplicationId);
                await sheets.SaveAsync(expert, RoundRun.RoundId, line.ApplicationId, EntryOf(line.ApplicationId, number));
                await sheets.SignAsync(expert, RoundRun.RoundId, line.ApplicationId, line.ApplicationId[^4..]);
            }
        });
        await house.Get<Dispatcher>().WhenIdleAsync();
    }

    public Task SettleAsync() => house.SettleAsync();

    public static Actor Expert(int number) => RoundRun.ActorOf($"expert{number}@expert.example", Role.Expert);

    public async Task ApproveAsync()
    {
        var hash = (await RoundAsync()).RankingHash!;
        foreach (var member in RoundRun.Committee)
        {
            await house.Get<ApprovalCommands>().ApproveAsync(member, RoundRun.RoundId, hash[^4..]);
        }

        await house.SettleAsync();
    }

    public Task AnnounceAsync() => house.AdvanceToAsync(house.Clock.GetUtcNow() + TimeSpan.FromDays(20));

    private static string NameOf(int number) => $"第{number}职业技术学院";

    private Answers AnswersOf(int number)
    {
        var sample = SampleApplication.Answers(programme);
        return sample with
        {
            Fields = new Dictionary<string, string>(sample.Fields)
            {
                [FieldsSettings.Find(programme, FieldMeaning.Title)!.Id] = $"第{number}产业特色学院（智能制造方向）",
            },
            Owners = [
                SampleApplication.School with { CreditCode = RoundRun.CodeOf(number), Name = NameOf(number) }, SampleApplication.Enterprise
            ],
        };
    }

    private SheetEntry EntryOf(string applicationId, int expert)
    {
        var step = PanelReviewSettings.Of(programme).Rubric.Step;
        var scores = PanelReviewSettings.CriteriaOf(programme).ToDictionary(c => c.Id, string? (c) =>
            (c.Max - Convert.ToInt32(Sha256Hex.Of($"{applicationId}|{expert}|{c.Id}")[..4], 16) % 6 * step).ToString(
                CultureInfo.InvariantCulture));
        var comments = PanelReviewSettings.CriteriaOf(programme).ToDictionary(c => c.Id, string? (c) =>
            "产权结构清晰，校企双方投入到位，建议进一步完善理事会议事规则和收益分配办法。");
        comments[SheetEntry.Overall] = "总体良好，同意推荐。";
        return new SheetEntry(scores, comments);
    }

    private Task AllAsync<T>(IEnumerable<T> items, Func<T, Task> act) =>
        Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = actors }, async (item, _) => await act(item));
}
