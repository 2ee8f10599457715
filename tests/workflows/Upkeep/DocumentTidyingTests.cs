namespace Funding.Workflows.Tests.Upkeep;

public sealed class DocumentTidyingTests
{
    [Fact]
    public async Task Files_of_an_objection_that_broke_off_go_after_days_and_those_of_one_that_was_filed_stay()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 1 };
        await run.LaunchAsync();
        await run.SubmitAsync(1);
        var kept = await BlobsAsync(house);
        var filed = await WriteAsync(house, $"objections/{CollegeStages.RoundId}/{Cast.ApplicationId(1)}");
        var broken = await WriteAsync(house, $"objections/{CollegeStages.RoundId}/{Cast.ApplicationId(1)}");
        var unattached = await WriteAsync(house, $"documents/{CollegeStages.RoundId}/{Cast.ApplicationId(1)}");
        var late = await WriteAsync(house, $"documents/{CollegeStages.RoundId}/{Cast.ApplicationId(1)}");
        await NameAsync(house, filed, "YY0000000001");
        var tidying = house.Get<DocumentTidying>();

        var first = await tidying.RunAsync();
        house.Clock.Advance(TimeSpan.FromDays(1));
        var nextDay = await tidying.RunAsync();
        // Attached after it was seen without a row: it stays for good.
        await NameAsync(house, late, "YY0000000002");
        house.Clock.Advance(TimeSpan.FromDays(1));
        var third = await tidying.RunAsync();
        var again = await tidying.RunAsync();

        Assert.Equal((0, 0, 2, 0), (first.Documents, nextDay.Documents, third.Documents, again.Documents));
        var left = await BlobsAsync(house);
        Assert.Superset(kept.Append(filed.BlobName).Append(late.BlobName).ToHashSet(), left.ToHashSet());
        Assert.DoesNotContain(broken.BlobName, left);
        Assert.DoesNotContain(unattached.BlobName, left);
    }

    [Fact]
    public async Task An_abandoned_upload_goes_with_its_chunks_the_day_after_its_time()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 1 };
        await run.LaunchAsync();
        await run.DraftAsync(1);
        var uploads = house.Get<DocumentUploads>();
        var slot = DocumentsSettings.Of(run.Programme)[0].Id;
        var begun = await uploads.BeginAsync(
            Cast.Applicant(1), CollegeStages.RoundId, Cast.ApplicationId(1), slot, "a.pdf", "application/pdf", 100_000, 1 << 16, null);
        await uploads.PutChunkAsync(
            Cast.Applicant(1), CollegeStages.RoundId, Cast.ApplicationId(1), begun.Id, 0, new MemoryStream(new byte[1 << 16]));
        var tidying = house.Get<DocumentTidying>();

        house.Clock.Advance(TimeSpan.FromHours(20));
        var early = await tidying.RunAsync();
        house.Clock.Advance(TimeSpan.FromHours(24));
        var nextDay = await tidying.RunAsync();

        Assert.Equal((0, 1), (early.Uploads, nextDay.Uploads));
        Assert.Empty(await house.Get<IBlobStore>().ListStagedAsync($"uploads/{begun.Id}"));
        Assert.Equal(
            DocumentsSettings.Of(run.Programme).Count(d => d.Required),
            (await run.ApplicationAsync(Cast.ApplicationId(1))).Documents.Count);
    }

    private static async Task<StoredDocument> WriteAsync(RoundHouse house, string owner)
    {
        using var content = new MemoryStream(SampleApplication.Pdf);
        return await house.Get<DocumentWriter>().UploadWholeAsync(
            owner, new DocumentRules("documents", [DocumentType.Pdf], DocumentRules.FormBytes), "证据.pdf", "application/pdf", content);
    }

    private static Task NameAsync(RoundHouse house, StoredDocument document, string id) =>
        house.Get<ITableStore>().CommitAsync(
            RoundKeys.Partition(CollegeStages.RoundId), RowCodec.Insert(RoundKeys.Objection(id), new Objection
            {
                Id = id,
                ApplicationId = Cast.ApplicationId(1),
                ObjectorId = "p",
                Name = "张三",
                Contact = "0571-88001122",
                Reasons = "理由",
                FiledAt = house.Clock.GetUtcNow(),
                DueOn = new(2026, 3, 20),
                Documents = [AttachedDocuments.Of(document)],
            }));

    private static async Task<List<string>> BlobsAsync(RoundHouse house) =>
        [.. (await house.Get<IBlobStore>().ListAsync("documents/")).Blobs
            .Concat((await house.Get<IBlobStore>().ListAsync("objections/")).Blobs)
            .Select(b => b.Name)];
}
