namespace Funding.Pages.Tests.Api;

/// <summary>Documents on their way in and out, by the API.</summary>
public sealed class UploadTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task An_upload_in_chunks_begun_before_the_close_may_finish_within_ten_minutes_after_and_not_later()
    {
        var round = await RoundDriver.LaunchAsync(host, 3);
        (await round.CreateAsync(21)).Ok();
        var applicant = await round.ApplicantAsync(21);
        host.Clock.Advance(await round.CallClosesAsync() - TimeSpan.FromSeconds(1) - host.Clock.GetUtcNow());
        var inTime = await BeginAsync("charter");
        var tooSlow = await BeginAsync("valuation-report");

        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await PutAsync(inTime);
        await PutAsync(tooSlow);
        (await applicant.PostAsync($"{inTime}/complete")).Ok();
        Assert.Equal(
            "call-closed",
            (await applicant.PostAsync(round.Application(21, "/uploads"), Announcement("charter"))).Must(HttpStatusCode.Conflict).Code);
        Assert.Equal("call-closed", (await round.UploadAsync(21, "charter", Samples.Pdf())).Must(HttpStatusCode.Conflict).Code);

        host.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("call-closed", (await applicant.PostAsync($"{tooSlow}/complete")).Must(HttpStatusCode.Conflict).Code);
        Assert.Single((await applicant.GetAsync(round.Application(21, "/documents"))).Ok().Json["items"]!.AsArray());

        static object Announcement(string slot) =>
            new { slot, fileName = "材料.pdf", length = Samples.Pdf().Length, chunkBytes = 65_536, contentType = "application/pdf" };

        async Task<string> BeginAsync(string slot) =>
            round.Application(
                21,
                $"/uploads/{(string)(await applicant.PostAsync(round.Application(21, "/uploads"), Announcement(slot))).Must(
                    HttpStatusCode.Created).Json["id"]!}");

        async Task PutAsync(string upload)
        {
            using var chunk = new ByteArrayContent(Samples.Pdf());
            (await applicant.SendAsync(HttpMethod.Put, $"{upload}/chunks/0", chunk)).Must(HttpStatusCode.NoContent);
        }
    }

    [Fact]
    public async Task A_document_with_a_virus_is_offered_to_nobody()
    {
        var round = await RoundDriver.LaunchAsync(host, 2);
        (await round.CreateAsync(31)).Ok();
        var document = (string)(await round.UploadAsync(31, "charter", Samples.Pdf())).Must(HttpStatusCode.Created).Json["id"]!;
        var path = round.Application(31, $"/documents/{document}");
        ApiClient[] readers = [
            await round.ApplicantAsync(31),
            await host.AsAsync(Role.Officer, "officer@office.example"),
            await host.AsAsync(Role.Recommender, "hz@desks.example", "hangzhou")
        ];
        Assert.All(
            await Task.WhenAll(readers.Take(2).Select(r => r.GetAsync(path))),
            answer => Assert.Equal("nosniff", answer.Ok().Headers["X-Content-Type-Options"]));

        var tables = host.Services.GetRequiredService<ITableStore>();
        var stored = (await tables.GetAsync<Application>(RoundKeys.Partition(round.Id), RoundKeys.Application($"{Samples.Code(31)}-1")))!;
        await tables.CommitAsync(
            RoundKeys.Partition(round.Id),
            RowCodec.Replace(
                stored, stored.Value with { Documents = [.. stored.Value.Documents.Select(d => d with { Scan = "infected" })] }));

        foreach (var answer in await Task.WhenAll(readers.Select(r => r.GetAsync(path))))
        {
            Assert.Contains(answer.Status, new[] { HttpStatusCode.Forbidden, HttpStatusCode.NotFound });
            Assert.DoesNotContain("%PDF", answer.Text, StringComparison.Ordinal);
        }

        Assert.Equal("document-infected", (await readers[1].GetAsync(path)).Must(HttpStatusCode.Forbidden).Code);
    }
}
