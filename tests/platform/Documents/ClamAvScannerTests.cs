namespace Funding.Platform.Tests.Documents;

public sealed class ClamAvScannerTests(ClamdFixture clamd) : IClassFixture<ClamdFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_clean_content_is_clean() => Assert.Equal(new ScanVerdict(ScanState.Clean, null), await ScanAsync(Crafted.Pdf()));

    [Fact]
    public async Task A_marked_content_is_infected_by_the_signatures_name() =>
        Assert.Equal(new ScanVerdict(ScanState.Infected, ClamdFixture.Signature + ".UNOFFICIAL"), await ScanAsync(ClamdFixture.Marked));

    [Fact]
    public async Task A_mark_across_two_chunks_is_found() =>
        Assert.Equal(ScanState.Infected, (await ScanAsync([.. new byte[(64 * 1024) - 20], .. ClamdFixture.Marked])).State);

    [Fact]
    public async Task A_marked_file_inside_an_archive_is_found() =>
        Assert.Equal(ScanState.Infected, (await ScanAsync(Crafted.Zip(("附件.txt", ClamdFixture.Marked)))).State);

    [Fact]
    public async Task Nothing_at_all_is_clean() => Assert.Equal(ScanState.Clean, (await ScanAsync([])).State);

    [Fact]
    public async Task A_content_over_clamds_own_limit_fails_with_its_reason()
    {
        var verdict = await ScanAsync(new byte[20 * ClamdFixture.StreamMaxBytes]);
        Assert.Equal(new ScanVerdict(ScanState.Failed, "INSTREAM size limit exceeded"), verdict);
    }

    [Fact]
    public async Task Many_at_once_each_get_their_own_answer()
    {
        var verdicts = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => ScanAsync(i % 2 == 0 ? ClamdFixture.Marked : Crafted.Pdf(i))));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? ScanState.Infected : ScanState.Clean), verdicts.Select(v => v.State));
    }

    [Fact]
    public async Task After_a_restart_of_clamd_the_same_scanner_goes_on()
    {
        clamd.Require();
        var scanner = new ClamAvScanner(clamd.Options);
        await clamd.StopAsync();
        await Assert.ThrowsAsync<ScannerUnavailableException>(() => scanner.ScanAsync(new MemoryStream(Crafted.Pdf()), Token));
        await clamd.StartAsync();
        Assert.Equal(ScanState.Clean, (await scanner.ScanAsync(new MemoryStream(Crafted.Pdf()), Token)).State);
    }

    private Task<ScanVerdict> ScanAsync(byte[] content)
    {
        clamd.Require();
        return new ClamAvScanner(clamd.Options).ScanAsync(new MemoryStream(content), Token);
    }
}
