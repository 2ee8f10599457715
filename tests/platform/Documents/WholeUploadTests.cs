namespace Funding.Platform.Tests.Documents;

/// <summary>The plain form, and scanning of what is stored.</summary>
public sealed class WholeUploadTests(SqliteParts sqlite, ClamdFixture clamd) : IClassFixture<SqliteParts>, IClassFixture<ClamdFixture>
{
    private readonly UploadParts parts = new(sqlite.Storage);
    private readonly string owner = $"documents/{StorageParts.Fresh()}/a1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_without_script_stores_the_same_document()
    {
        var content = Crafted.Docx();
        var document = await parts.Writer.UploadWholeAsync(owner, Inspection.Any, "申报书.docx", null, new MemoryStream(content), Token);
        Assert.Equal(
            (DocumentType.Docx, content.Length, $"{owner}/{document.Id}"), (document.Type, (int)document.Length, document.BlobName));
        Assert.Equal(content.Length, (await sqlite.Storage.Blobs.FindAsync(document.BlobName, Token))!.Length);
        await parts.Writer.DeleteAsync(document, Token);
        Assert.Null(await DocumentDownload.OpenAsync(sqlite.Storage.Blobs, document, Token));
    }

    [Fact]
    public async Task A_form_body_over_20_MB_is_refused_there_and_not_read_on()
    {
        var endless = new PatternStream(long.MaxValue);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => parts.Writer.UploadWholeAsync(
            owner, Inspection.Any, "a.pdf", null, endless, Token));
        Assert.Equal(("document-too-large", RefusalKind.TooLarge), (refused.Refusals[0].Code, refused.Kind));
        Assert.InRange(endless.Position, DocumentRules.FormBytes, DocumentRules.FormBytes + (1024 * 1024));
        Assert.Empty((await sqlite.Storage.Blobs.ListAsync(owner + "/", null, Token)).Blobs);
    }

    [Fact]
    public async Task A_refused_form_leaves_nothing_behind_not_even_a_temporary_file()
    {
        var temp = Directory.CreateTempSubdirectory("funding-documents-");
        parts.Provider.GetRequiredService<IOptions<DocumentOptions>>().Value.TempFolder = temp.FullName;
        var wicked = Crafted.Zip(("inner.zip", Crafted.Zip(("../a", [1]))));
        await Assert.ThrowsAsync<RefusedException>(() => parts.Writer.UploadWholeAsync(
            owner, Inspection.Any, "a.zip", null, new MemoryStream(wicked), Token));
        Assert.Empty(temp.GetFiles());
        Assert.Empty((await sqlite.Storage.Blobs.ListAsync(owner + "/", null, Token)).Blobs);
        temp.Delete(true);
    }

    [Fact]
    public async Task Without_a_scanner_a_document_stays_unscanned()
    {
        var document = await parts.Writer.UploadWholeAsync(owner, Inspection.Any, "a.pdf", null, new MemoryStream(Crafted.Pdf()), Token);
        var scans = parts.Provider.GetRequiredService<DocumentScans>();
        Assert.False(scans.HasScanner);
        Assert.Equal(document, await scans.ScanAsync(document, Token));
    }

    [Fact]
    public async Task With_clamd_a_stored_document_becomes_infected_or_clean()
    {
        clamd.Require();
        var withClamd = new UploadParts(sqlite.Storage, more: s => s.Configure<DocumentOptions>(o => o.ClamAv = clamd.Options));
        var scans = withClamd.Provider.GetRequiredService<DocumentScans>();
        var infected = await withClamd.Writer.UploadWholeAsync(
            owner, Inspection.Any, "a.zip", null, new MemoryStream(Crafted.Zip(("a.txt", ClamdFixture.Marked))), Token);
        var clean = await withClamd.Writer.UploadWholeAsync(owner, Inspection.Any, "a.pdf", null, new MemoryStream(Crafted.Pdf()), Token);
        Assert.True(scans.HasScanner);
        Assert.Equal(
            infected with { Scan = ScanState.Infected, ScanSignature = ClamdFixture.Signature + ".UNOFFICIAL" },
            await scans.ScanAsync(infected, Token));
        Assert.Equal(clean with { Scan = ScanState.Clean }, await scans.ScanAsync(clean, Token));
        await withClamd.Writer.DeleteAsync(clean, Token);
        await Assert.ThrowsAsync<FileNotFoundException>(() => scans.ScanAsync(clean, Token));
    }

    [Theory]
    [InlineData("", 3310)]
    [InlineData("127.0.0.1", 0)]
    public void A_wrong_setting_is_named(string host, int port)
    {
        var wrong = new UploadParts(
            sqlite.Storage, more: s => s.Configure<DocumentOptions>(o => o.ClamAv = new ClamAvOptions { Host = host, Port = port }));
        Assert.Contains(
            "Documents:ClamAv",
            Assert.Throws<OptionsValidationException>(wrong.Provider.GetRequiredService<IStartupValidator>().Validate).Message,
            StringComparison.Ordinal);
    }
}
