namespace Funding.Workflows.Tests.Walkers;

public sealed class ReconcileTests
{
    private static readonly string Partition = RoundKeys.Partition(CollegeStages.RoundId);

    [Fact]
    public async Task Lists_in_other_partitions_that_lost_rows_are_whole_again()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house);
        await run.PlayAsync();
        var applicant = Cast.Applicant(1);
        var award = (await house.Get<AwardQueries>().OfRoundAsync(CollegeStages.RoundId)).Items[0].Value;
        var tables = house.Get<ITableStore>();
        await tables.CommitAsync(
            PersonIndex.Partition(applicant.PersonId), new DeleteRow(PersonIndex.Application(run.Id, Cast.ApplicationId(1))));
        await tables.CommitAsync(CertificateKeys.Partition(award.VerificationCode), new DeleteRow(CertificateKeys.Key));

        // Awards that have acted today are looked at once more.
        var acted = await tables.EnumerateAsync(AwardKeys.AwardsPartition, KeyRange.All).CountAsync();
        Assert.Equal(new ReconcileReport(acted, 0, 2), await house.Get<Reconcile>().RunAsync());

        Assert.Single(await house.Get<PersonalQueries>().ApplicationsAsync(applicant));
        Assert.Equal(award, await house.Get<AwardQueries>().FindByCodeAsync(award.VerificationCode));
        Assert.Equal(0, (await house.Get<Reconcile>().RunAsync()).Relisted);
    }

    [Fact]
    public async Task A_round_announced_long_ago_is_left_alone()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await new RoundPlayer(house).PlayAsync();
        var tables = house.Get<ITableStore>();
        await tables.CommitAsync(
            PersonIndex.Partition(Cast.Applicant(1).PersonId),
            new DeleteRow(PersonIndex.Application(CollegeStages.RoundId, Cast.ApplicationId(1))));

        house.Clock.Advance(TimeSpan.FromDays(31));

        // Its awards have days of their own, by which their walkers are started.
        var awards = await tables.EnumerateAsync(AwardKeys.AwardsPartition, KeyRange.All).CountAsync();
        Assert.Equal(ReconcileReport.Nothing with { Restarted = awards }, await house.Get<Reconcile>().RunAsync());
    }

    [Fact]
    public async Task Documents_that_came_while_there_was_no_scanner_are_scanned_once_there_is_one()
    {
        await using var house = new RoundHouse(
            engineInMemory: true, configure: services => services.AddSingleton<IDocumentScanner>(new MarkScanner()));
        var run = new RoundPlayer(house);
        await run.LaunchAsync();
        await run.DraftAsync(1);
        await house.SettleAsync();
        var tables = house.Get<ITableStore>();
        var stored = (await tables.GetAsync<Application>(Partition, RoundKeys.Application(Cast.ApplicationId(1))))!;
        Assert.All(stored.Value.Documents, d => Assert.Equal("clean", d.Scan));
        await tables.CommitAsync(
            Partition,
            RowCodec.Replace(
                stored, stored.Value with { Documents = [.. stored.Value.Documents.Select(d => d with { Scan = "unscanned" })] }));

        await house.Get<Reconcile>().RunAsync();
        await house.SettleAsync();

        Assert.All((await run.ApplicationAsync(Cast.ApplicationId(1))).Documents, d => Assert.Equal("clean", d.Scan));
    }

    [Fact]
    public async Task Documents_of_an_objection_are_scanned_like_any_other()
    {
        await using var house = new RoundHouse(
            engineInMemory: true, configure: services => services.AddSingleton<IDocumentScanner>(new MarkScanner()));
        var run = new RoundPlayer(house);
        await run.ToAsync(CollegeStages.PublicNotice);

        var entry = (await house.Get<ITableStore>()
            .EnumerateAsync<NoticeEntry>(Partition, KeyRange.Prefix(RoundKeys.NoticeEntries))
            .FirstAsync()).Value;
        var citizen = Cast.ActorOf("citizen@people.example", Role.Applicant);
        using var pdf = new MemoryStream(Encoding.ASCII.GetBytes($"%PDF-1.4\n% {MarkScanner.Mark}\n%%EOF\n"));
        var document = await house.Get<DocumentWriter>().UploadWholeAsync(
            $"objections/{CollegeStages.RoundId}/{entry.ApplicationId}",
            new DocumentRules("documents", [DocumentType.Pdf], 1000),
            "证据.pdf",
            null,
            pdf);
        var filed = await house.Get<ObjectionCommands>().FileAsync(
            citizen,
            CollegeStages.RoundId,
            entry.ApplicationId,
            new NewObjection("张三", "0571-88001122", "该学院申报材料中的企业出资证明与公示的股权结构不一致，请予核查。", [AttachedDocuments.Of(document)]));
        await house.SettleAsync();

        var seen = (await house.Get<ITableStore>().GetAsync<Objection>(Partition, RoundKeys.Objection(filed.Id)))!.Value;
        Assert.Equal("infected", Assert.Single(seen.Documents).Scan);
    }

    /// <summary>Finds one mark and nothing else.</summary>
    private sealed class MarkScanner : IDocumentScanner
    {
        public const string Mark = "funding-test-virus";

        public async Task<ScanVerdict> ScanAsync(Stream content, CancellationToken cancellation = default)
        {
            using var reader = new StreamReader(content);
            return (await reader.ReadToEndAsync(cancellation)).Contains(Mark, StringComparison.Ordinal)
                ? new(ScanState.Infected, "Test")
                : new(ScanState.Clean, null);
        }
    }
}
