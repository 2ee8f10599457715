namespace Funding.Workflows.Tests.Upkeep;

public sealed class RetentionTests
{
    [Fact]
    public async Task Three_years_after_the_announcement_histories_and_links_are_gone_and_the_awards_stay()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 5, Experts = _ => 4 };
        await run.PlayAsync();

        var early = await house.Get<RetentionJob>().RunAsync();
        house.Clock.Advance(TimeSpan.FromDays(1200));
        var late = await house.Get<RetentionJob>().RunAsync();
        var again = await house.Get<RetentionJob>().RunAsync();

        Assert.Equal(0, early.Links);
        Assert.True(early.Histories < late.Histories, $"{early.Histories} histories went at once, {late.Histories} later");
        Assert.True(late.Links > 0);
        Assert.Equal(2, late.Applications);
        Assert.Equal(RetentionReport.Nothing, again);
        Assert.Empty(await house.Engine.ListAsync());
        Assert.NotNull((await run.RoundAsync()).RankingHash);
    }

    [Fact]
    public async Task Heads_are_published_once_a_day_and_mailed_to_the_committee()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house);
        await run.LaunchAsync();
        await run.SubmitAsync(1);
        await house.SettleAsync();
        var heads = house.Get<AuditHeads>();

        var first = await heads.PublishAsync();
        var sameDay = await heads.PublishAsync();
        await house.AdvanceToAsync(house.Clock.GetUtcNow() + TimeSpan.FromDays(1));
        await run.SubmitAsync(2);
        await house.SettleAsync();
        var nextDay = await heads.PublishAsync();
        await house.SettleAsync();

        Assert.Equal((1, 0, 1), (first, sameDay, nextDay));
        var listed = (await heads.ListAsync(CollegeStages.RoundId)).Items;
        Assert.Equal(2, listed.Count);
        Assert.True(listed[0].Value.Sequence > listed[1].Value.Sequence);
        var mailbox = house.Get<Mailbox>();
        var texts = await Task.WhenAll(
            (await mailbox.ListAsync(Cast.Committee[0].Name, 20)).Entries.Select(async e => (await mailbox.FindAsync(e.Id))!.Text));
        Assert.Contains(texts, text => text.Contains(listed[0].Value.Hash, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_persons_export_has_their_own_applications_and_nobody_elses()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house);
        await run.LaunchAsync();
        await run.SubmitAsync(1);
        await run.SubmitAsync(2);
        await house.SettleAsync();

        var data = await house.Get<OwnData>().ExportAsync(Cast.Applicant(1));

        Assert.Equal("applicant1@college.example", data.Person.Email);
        Assert.Equal([Cast.ApplicationId(1)], data.Applications.Select(a => a.Application.Id));
        Assert.NotEmpty(data.Applications[0].Answers.Owners());
        Assert.All(data.Links, link => Assert.Equal(LinkPurpose.Apply, link.Purpose));
        Assert.NotEmpty(data.Links);
        Assert.Empty(data.Stages);
    }

    [Fact]
    public async Task An_experts_export_has_their_signed_sheets_and_nothing_of_an_application_they_are_in_conflict_with()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house);
        await run.ToAsync(CollegeStages.Approval);
        var partition = RoundKeys.Partition(CollegeStages.RoundId);
        var sheet = await FirstAsync<ReviewSheet>(house, RoundKeys.SheetsByExpert);
        var expert = new Actor(sheet.Value.ExpertId, "", new HashSet<Role> { Role.Expert }, null, "session:test");
        var before = await house.Get<OwnData>().ExportAsync(expert);
        var pool = (await house.Get<ITableStore>().GetAsync<PoolExpert>(partition, RoundKeys.Expert(expert.PersonId)))!;
        await house.Get<ITableStore>().CommitAsync(
            partition, RowCodec.Replace(pool, pool.Value with { Conflicts = [sheet.Value.Organisations[0]] }));

        var after = await house.Get<OwnData>().ExportAsync(expert);

        Assert.Contains(RowsOf<ReviewSheet>(before), s => s.ApplicationId == sheet.Value.ApplicationId);
        Assert.DoesNotContain(RowsOf<ReviewSheet>(after), s => s.ApplicationId == sheet.Value.ApplicationId);
        Assert.Equal(pool.Value.Email, Assert.Single(RowsOf<PoolExpert>(after)).Email);
    }

    [Fact]
    public async Task A_members_export_has_their_own_vote_and_nobody_elses()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await new RoundPlayer(house).ToAsync(CollegeStages.PublicNotice);
        var votes = await Task.WhenAll(Cast.Committee.Select(async member => RowsOf<ApprovalVote>(
            await house.Get<OwnData>().ExportAsync(member)).ToList()));
        Assert.Contains(votes, own => own.Count == 1);
        Assert.All(votes.Zip(Cast.Committee), v => Assert.All(v.First, vote => Assert.Equal(v.Second.PersonId, vote.PersonId)));
    }

    private static IEnumerable<T> RowsOf<T>(PersonExport export) => export.Stages.SelectMany(s => s.Rows).OfType<T>();

    [Fact]
    public async Task Of_a_cancelled_round_nothing_personal_stays_behind_either()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house);
        await run.LaunchAsync();
        await run.SubmitAsync(1);
        await house.Get<PeopleStore>().GetOrCreateAsync(Cast.Applicant(2).Name);
        await house.Get<ApplicationCommands>().CreateAsync(
            Cast.Applicant(2),
            CollegeStages.RoundId,
            new NewApplication(Cast.CodeOf(2), "第2职业技术学院", run.Programme.Subject.Kinds[1].Id, "hangzhou"));
        await house.Get<ApplicationCommands>().SaveAnswersAsync(
            Cast.Applicant(2), CollegeStages.RoundId, Cast.ApplicationId(2), SampleApplication.Answers(run.Programme));
        using var csv = new MemoryStream("姓名,邮箱,单位,方,领域\n专家甲,pool@expert.example,评审单位,企业,智能制造\n"u8.ToArray());
        await house.Get<ExpertImport>().ImportAsync(Cast.Administrator, CollegeStages.RoundId, csv);
        var second = Cast.ActorOf("second@office.example", Role.Administrator);
        var proposal = await house.Get<RoundChangeCommands>().ProposeCancellationAsync(
            Cast.Administrator, CollegeStages.RoundId, "政策调整，本轮撤销。");
        await house.Get<RoundChangeCommands>().DecideAsync(
            second, CollegeStages.RoundId, proposal.Id, accept: true, CollegeStages.RoundId[^4..]);
        await house.SettleAsync();
        var job = house.Get<RetentionJob>();

        Assert.Equal((0, 0), Removed(await job.RunAsync()));
        house.Clock.Advance(RetentionPeriods.UnsubmittedDrafts);
        Assert.Equal((1, 0), Removed(await job.RunAsync()));
        house.Clock.Advance(RetentionPeriods.UndrawnExperts);
        Assert.Equal((0, 1), Removed(await job.RunAsync()));
        house.Clock.Advance(RetentionPeriods.UnselectedApplications);
        Assert.Equal((1, 0), Removed(await job.RunAsync()));
        Assert.Empty((await house.Get<IBlobStore>().ListAsync($"applications/{CollegeStages.RoundId}/")).Blobs);
        Assert.Empty((await house.Get<IBlobStore>().ListAsync($"documents/{CollegeStages.RoundId}/")).Blobs);
        Assert.DoesNotContain("pool@", (await FirstAsync<PoolExpert>(house, RoundKeys.Experts)).Value.ToString(), StringComparison.Ordinal);

        static (int Applications, int Persons) Removed(RetentionReport report) => (report.Applications, report.Persons);
    }

    [Fact]
    public async Task An_objector_is_forgotten_three_years_after_the_decision_with_the_documents()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house);
        await run.ToAsync(CollegeStages.PublicNotice);
        var entry = (await house.Get<NoticeQueries>().EntriesAsync(CollegeStages.RoundId)).Items[0].Value;
        using var pdf = new MemoryStream(SampleApplication.Pdf);
        var proof = await house.Get<DocumentWriter>().UploadWholeAsync(
            $"objections/{CollegeStages.RoundId}/{entry.ApplicationId}",
            new DocumentRules("documents", [DocumentType.Pdf], DocumentRules.FormBytes),
            "proof.pdf",
            "application/pdf",
            pdf);
        var citizen = Cast.ActorOf("citizen@mail.example", Role.Applicant);
        await house.Get<PeopleStore>().GetOrCreateAsync(citizen.Name);
        var objection = await house.Get<ObjectionCommands>().FileAsync(citizen, CollegeStages.RoundId, entry.ApplicationId,
            new NewObjection("马建国", "13800000000", "合作企业的出资比例与公开登记的信息不一致，请予核实。", [AttachedDocuments.Of(proof)]));
        await house.Get<ObjectionDecisionCommands>().DecideAsync(
            Cast.SecondOfficer, CollegeStages.RoundId, objection.Id, upheld: false, "经核实，情况不属实。");
        var decided = house.Clock.GetUtcNow();
        await run.LaterAsync(20);

        house.Clock.SetUtcNow(decided + RetentionPeriods.ObjectorContacts - TimeSpan.FromSeconds(1));
        await house.Get<RetentionJob>().RunAsync();
        Assert.Equal("马建国", (await FirstAsync<Objection>(house, RoundKeys.Objections)).Value.Name);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await house.Get<RetentionJob>().RunAsync();

        var kept = (await FirstAsync<Objection>(house, RoundKeys.Objections)).Value;
        Assert.Equal((Forgotten.Mark, Forgotten.Mark, 0), (kept.Name, kept.Contact, kept.Documents.Count));
        Assert.NotNull(kept.Decision);
        Assert.Empty((await house.Get<IBlobStore>().ListAsync($"objections/{CollegeStages.RoundId}/")).Blobs);
    }

    private static async Task<Stored<T>> FirstAsync<T>(RoundHouse house, string prefix)
    {
        await foreach (var stored in house.Get<ITableStore>().EnumerateAsync<T>(
            RoundKeys.Partition(CollegeStages.RoundId), KeyRange.Prefix(prefix)))
            return stored;
        throw new InvalidOperationException($"There is no {prefix}.");
    }
}
