using Microsoft.Playwright;

namespace Funding.Pages.Tests.Browser;

/// <summary>Published files verified in the browser: the right ones, and ones that were tampered with.</summary>
public sealed class VerifyPageTests(StageHost host, Browsers browsers) : IClassFixture<StageHost>, IClassFixture<Browsers>
{
    [Fact]
    public async Task Records_rankings_and_documents_hold_as_published_and_fail_when_a_character_was_changed()
    {
        var round = host.Fresh(applications: 5, places: 2);
        await round.LaunchAsync();
        await round.WithStaffAsync();
        await round.ApplyAsync();
        await round.LeaveAsync();
        await round.ToAsync(CollegeStages.Approval);
        await round.PassAsync();
        await round.SettleAsync();
        await round.Get<AuditHeads>().PublishAsync();
        var head = (await round.Get<AuditHeads>().LastAsync(round.Id))!;
        using var record = new MemoryStream();
        await round.Get<AuditExport>().WriteAsync(Cast.Administrator, round.Id, record, () => { });
        var chain = Encoding.UTF8.GetString(record.ToArray());
        using var visitor = new Visitor(host);
        var ranking = await visitor.Http.GetStringAsync(PublicLinks.RankingFile(round.Id));
        var hash = (await round.RoundAsync()).RankingHash!;

        var page = await browsers.OpenAsync(1280);
        var asked = new List<string>();
        await page.GotoAsync(host.Address + PublicLinks.VerifyAgainst($"{head.Sequence}:{head.Hash}")[1..]);
        // Nothing of a file goes anywhere: without a network the page verifies as before.
        await page.Context.SetOfflineAsync(true);
        page.Request += (_, request) => asked.Add(request.Url);
        Assert.Equal("true", await VerdictAsync("audit.ndjson", chain));
        Assert.Contains($"{head.Sequence}", await page.InnerTextAsync("[data-verdicts] li"), StringComparison.Ordinal);
        var entries = chain.Split('\n');
        var changed = entries[2].Replace("\"action\":\"", "\"action\":\"x", StringComparison.Ordinal);
        Assert.NotEqual(changed, entries[2]);
        Assert.Equal("false", await VerdictAsync("audit.ndjson", string.Join('\n', [.. entries[..2], changed, .. entries[3..]])));
        Assert.Contains("3", await page.InnerTextAsync("[data-verdicts] li"), StringComparison.Ordinal);
        Assert.Equal("false", await VerdictAsync("audit.ndjson", string.Join('\n', entries[..2])));
        Assert.Equal("false", await VerdictAsync("audit.ndjson", string.Join('\n', entries.Where((_, i) => i != 1))));
        await page.FillAsync("#expected", $"{head.Sequence}:{new string('0', 64)}");
        Assert.Equal("false", await VerdictAsync("audit.ndjson", chain));

        await page.FillAsync("#expected", hash);
        Assert.Equal("true", await VerdictAsync("ranking.json", ranking));
        var scored = Regex.Replace(
            ranking, "(\"scores\":\\{\"[a-z]+\":\"?)([0-9])", m => m.Groups[1].Value + (m.Groups[2].Value == "1" ? "2" : "1"));
        Assert.NotEqual(scored, ranking);
        Assert.Equal("false", await VerdictAsync("ranking.json", scored));
        await page.FillAsync("#expected", "");
        Assert.Equal("null", await VerdictAsync("ranking.json", ranking));
        Assert.Contains(hash, await page.InnerTextAsync("[data-verdicts] li"), StringComparison.Ordinal);

        var capped = Capped();
        var text = FundingJson.Serialize(capped);
        await page.FillAsync("#expected", capped.Hash);
        Assert.Equal("true", await VerdictAsync("ranking.json", text));
        Assert.Equal("false", await VerdictAsync("ranking.json", text.Replace("\"max\":1", "\"max\":2", StringComparison.Ordinal)));

        var document = "an official document"u8.ToArray();
        await page.FillAsync("#expected", Sha256Hex.Of(document));
        Assert.Equal("true", await VerdictAsync("document.docx", "an official document"));
        Assert.Equal("false", await VerdictAsync("document.docx", "an official documenT"));
        await page.FillAsync("#expected", "not a hash");
        Assert.Equal("false", await VerdictAsync("document.docx", "an official document"));
        Assert.Empty(asked);

        async Task<string?> VerdictAsync(string name, string content)
        {
            await page.EvaluateAsync("document.querySelector('[data-verdicts]').replaceChildren()");
            await page.SetInputFilesAsync("#files", new FilePayload
            {
                Name = name,
                MimeType = "application/octet-stream",
                Buffer = Encoding.UTF8.GetBytes(content),
            });
            await page.WaitForSelectorAsync("[data-verdicts] li");
            return await page.GetAttributeAsync("[data-verdicts] li", "data-good");
        }
    }

    /// <summary>Two of one occupation, of which one may win.</summary>
    private static RankingFile Capped()
    {
        var applications = new[] { "A-1", "A-2", "A-3" }.Index().Select(a => new RankingApplication(a.Item, "hangzhou")
        {
            Groups = a.Index < 2 ? "occupation=welder" : null,
        }).ToList();
        return RankingFile.Of(
            new RankingInputs
            {
                RoundId = "skill-master-studios-2026-1",
                Rubric = [new("skills", 100, 10, 0.5m)],
                Rules = new(2, 2, 1, []) { Within = [new("occupation", 1)] },
                Applications = applications,
                Sheets = [.. applications.Index().Select(a => new SignedSheet(
                    a.Item.Key, "E-1", new Dictionary<string, decimal> { ["skills"] = 9 - a.Index }))],
                DrawOrder = [.. applications.Select(a => a.Key)],
            },
            new Dictionary<string, string>(), new Dictionary<string, string>());
    }
}
