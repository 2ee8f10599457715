using System.IO.Compression;

namespace Funding.Pages.Tests.Review;

/// <summary>An expert's work on many sheets: the list, the way from sheet to sheet, documents, one signature for several.</summary>
public sealed class WorkbenchTests(StageHost host) : IClassFixture<StageHost>
{
    private static async Task<RoundPlayer> BuildAsync(StageHost host)
    {
        var round = host.Fresh(applications: 6);
        // One of them would run a script when it is opened.
        round.Attached = slot => ($"{slot.Label.Zh}.pdf", SampleApplication.PdfWith(
            slot.Id == "cooperation-agreement" ? "/OpenAction<</S/JavaScript/JS(1)>>" : ""));
        await round.LaunchAsync();
        await round.ToAsync(CollegeStages.Review);
        return round;
    }

    [Fact]
    public async Task The_desk_is_sorted_and_filtered_by_its_address_and_every_link_keeps_it()
    {
        var (round, visitor, sheets) = await ExpertAsync(Party.School, 1);
        using var _ = visitor;
        await ScoreAsync(round, sheets[0], "6");
        await ScoreAsync(round, sheets[1], "9");
        var desk = await visitor.GetAsync($"/review/{round.Id}?sort=-total&state=Complete");
        var links = desk.Page.QuerySelectorAll("main tbody th a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(
            new[] { sheets[1], sheets[0] }.Select(s => $"{Address(round, s)}?state=Complete&sort=-total"), links);
        Assert.Equal(["90.0000", "60.0000"], desk.Page.QuerySelectorAll("main tbody td[data-label=总分]").Select(c => c.TextContent.Trim()));
        Assert.Equal("待签署（2）", desk.Page.QuerySelector("#state option[selected]")!.TextContent.Trim());
        var id = sheets[1].ApplicationId;
        var found = await visitor.GetAsync($"/review/{round.Id}?q={id}");
        Assert.Equal($"{Address(round, sheets[1])}?q={id}", found.Page.QuerySelector("main tbody th a")!.GetAttribute("href"));

        var first = await visitor.GetAsync(links[0]);
        Assert.Null(first.Page.QuerySelector("a[rel=prev]"));
        Assert.Equal(links[1], first.Page.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal("第1份，共2份", first.Page.QuerySelector(".places .soft")!.TextContent);
        var second = await visitor.GetAsync(links[1]);
        Assert.Equal(links[0], second.Page.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
        Assert.Null(second.Page.QuerySelector("a[rel=next]"));

        // Saved and on to the next: the one just saved keeps its place although it has left the filter.
        var fields = Fields(round, "9");
        fields["scores.integration"] = "";
        fields["then"] = "next";
        var saved = await visitor.SubmitAsync(first, fields);
        Assert.Equal(links[1], saved.Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/review/{round.Id}?sort=%00&state=<b>")).Status);
    }

    [Fact]
    public async Task A_second_window_does_not_overwrite_what_the_first_saved()
    {
        var (round, visitor, sheets) = await ExpertAsync(Party.Industry, 1);
        using var _ = visitor;
        await AcceptAsync(round, sheets[0]);
        var (one, two) = (await visitor.GetAsync(Address(round, sheets[0])), await visitor.GetAsync(Address(round, sheets[0])));
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.SubmitAsync(one, Fields(round, "7"))).Status);

        var typed = Fields(round, "3");
        var auto = await visitor.PostAsync($"{Address(round, sheets[0])}/autosave", [.. Hidden(two), .. typed]);
        Assert.Equal(HttpStatusCode.Conflict, auto.Status);
        Assert.Contains("sheet-changed", auto.Text, StringComparison.Ordinal);
        var refused = await visitor.SubmitAsync(two, typed);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("3", refused.Page.GetElementById("scores-skills")!.GetAttribute("value"));
        Assert.Contains("70.0000", refused.Page.QuerySelector(".side-form .notice")!.TextContent, StringComparison.Ordinal);

        // Having seen the other, the expert may put it aside.
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.SubmitAsync(refused, typed)).Status);
        var wrong = await visitor.PostAsync(
            $"{Address(round, sheets[0])}/autosave",
            [
                .. Hidden(await visitor.GetAsync(Address(round, sheets[0]))), .. typed.Where(f => f.Key != "scores.skills"),
                new("scores.skills", "99"),
            ]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("score-out-of-range", wrong.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_is_framed_by_our_own_page_alone_and_one_that_acts_by_itself_is_a_download()
    {
        var (round, visitor, sheets) = await ExpertAsync(Party.Enterprise, 1);
        using var _ = visitor;
        var address = Address(round, sheets[0]);
        var documents = await SeenAsync(round, sheets[0]);
        var calm = documents.First(d => d.Warnings == DocumentWarnings.None);
        var acting = documents.First(d => d.Warnings != DocumentWarnings.None);
        var page = await visitor.GetAsync($"{address}?document={calm.Id}");
        var policy = Header(page, "Content-Security-Policy");
        Assert.Contains("frame-src 'self'; object-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        var desk = await visitor.GetAsync($"/review/{round.Id}");
        Assert.DoesNotContain("object-src", Header(desk, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.StartsWith(
            $"{address}/documents/{calm.Id}/view#", page.Page.QuerySelector("object")!.GetAttribute("data"), StringComparison.Ordinal);
        Assert.DoesNotContain(page.Page.QuerySelectorAll("[data-view]"), a => a.GetAttribute("data-view") == acting.Id);

        var framed = await visitor.GetAsync($"{address}/documents/{calm.Id}/view");
        Assert.Equal(
            (
                "application/pdf", "inline", "default-src 'none'; frame-ancestors 'self'; sandbox", "SAMEORIGIN", "nosniff", "no-referrer",
                "no-store"),
            (framed.Response.Content.Headers.ContentType!.MediaType, framed.Response.Content.Headers.ContentDisposition!.DispositionType,
                Header(framed, "Content-Security-Policy"), Header(framed, "X-Frame-Options"), Header(framed, "X-Content-Type-Options"),
                Header(framed, "Referrer-Policy"), Header(framed, "Cache-Control")));
        Assert.Equal(
            await visitor.Http.GetByteArrayAsync($"{address}/documents/{calm.Id}"),
            await visitor.Http.GetByteArrayAsync($"{address}/documents/{calm.Id}/view"));

        foreach (var path in new[] { $"{address}/documents/{acting.Id}/view", $"{address}/documents/{calm.Id}" })
        {
            var download = await visitor.GetAsync(path);
            Assert.Equal("attachment", download.Response.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("default-src 'none'; sandbox", Header(download, "Content-Security-Policy"));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"{address}/documents/none/view")).Status);
    }

    [Fact]
    public async Task What_is_no_pdf_by_its_bytes_is_never_shown_whatever_its_row_says()
    {
        var (round, visitor, sheets) = await ExpertAsync(Party.Enterprise, 1);
        using var _ = visitor;
        var document = (await SeenAsync(round, sheets[0])).First(d => d.Warnings == DocumentWarnings.None);
        var blobs = round.Get<IBlobStore>();
        var kept = await ReadAsync(blobs, document.BlobName);
        try
        {
            var page = "<script>alert(1)</script>"u8.ToArray();
            await WriteAsync(blobs, document.BlobName, [.. page, .. new byte[kept.Length - page.Length]]);
            using var answer = await visitor.Http.GetAsync($"{Address(round, sheets[0])}/documents/{document.Id}/view");
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("default-src 'none'; sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        }
        finally
        {
            await WriteAsync(blobs, document.BlobName, kept);
        }
    }

    [Fact]
    public async Task The_archive_holds_each_application_as_its_expert_sees_it_and_no_other()
    {
        var (round, visitor, sheets) = await ExpertAsync(Party.Government, 1);
        using var _ = visitor;
        var answer = await visitor.Http.GetAsync($"/review/{round.Id}/archive");
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var folders = zip.Entries.Select(e => e.FullName.Split('/')).Where(p => p.Length == 2).Select(p => p[0]).Distinct().ToList();
        Assert.Equal(sheets.Count, folders.Count);
        foreach (var (i, sheet) in sheets.OrderBy(s => s.ApplicationId, StringComparer.Ordinal).Index())
        {
            var application = await round.ApplicationAsync(sheet.ApplicationId);
            Assert.StartsWith($"{i + 1:00} ", folders[i], StringComparison.Ordinal);
            var files = zip.Entries.Where(e => e.FullName.StartsWith($"{folders[i]}/", StringComparison.Ordinal)).ToList();
            var documents = await SeenAsync(round, sheet);
            Assert.Equal(documents.Count + 1, files.Count);
            var page = Text(files.Single(f => f.Name == "申报内容.html"));
            Assert.Contains(application.OrganisationName, page, StringComparison.Ordinal);
            var html = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page);
            Assert.All(html.QuerySelectorAll("a").Select(a => Uri.UnescapeDataString(a.GetAttribute("href")!)), href =>
                Assert.Contains(files, f => href == $"./{f.Name}"));
            foreach (var document in documents)
            {
                var file = files.Single(f => f.Name == document.FileName);
                using var content = file.Open();
                Assert.Equal(document.Sha256, Convert.ToHexStringLower(await SHA256.HashDataAsync(content)));
            }
        }

        var list = Text(zip.GetEntry("目录.txt")!);
        Assert.All(sheets, s => Assert.Contains(s.ApplicationId, list, StringComparison.Ordinal));
        var others = (await round.SheetsAsync()).Select(s => s.ApplicationId).Except(sheets.Select(s => s.ApplicationId));
        Assert.All(others, id => Assert.DoesNotContain(id, list, StringComparison.Ordinal));
        Assert.DoesNotContain(zip.Entries.Where(e => e.Name.EndsWith(".html", StringComparison.Ordinal)), e =>
            Regex.IsMatch(Text(e), @"1[3-9]\d{9}|@college\.example"));
    }

    [Fact]
    public async Task Of_what_an_expert_gave_back_nothing_is_left_to_view_or_download()
    {
        var (round, visitor, sheets) = await ExpertAsync(Party.Enterprise, 2);
        using var _ = visitor;
        var gone = sheets[0];
        var document = (await SeenAsync(round, gone))[0].Id;
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"{Address(round, gone)}/archive")).Status);
        await round.Get<ConflictCommands>().DeclareOnAsync(Cast.ExpertOf(gone.ExpertId), round.Id, gone.ApplicationId, "与申报单位有合作项目");

        foreach (var path in new[] { $"/documents/{document}/view", $"/documents/{document}", "/archive", "?document=" + document })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(Address(round, gone) + path)).Status);
        var archive = await visitor.Http.GetAsync($"/review/{round.Id}/archive");
        if (archive.StatusCode == HttpStatusCode.OK)
        {
            using var zip = new ZipArchive(await archive.Content.ReadAsStreamAsync());
            Assert.DoesNotContain(gone.ApplicationId, Text(zip.GetEntry("目录.txt")!), StringComparison.Ordinal);
        }

        foreach (var page in new[] { "", "/sign", $"/sign/check?sheet={gone.ApplicationId}", "/scores" })
            Assert.DoesNotContain(gone.ApplicationId, (await visitor.GetAsync($"/review/{round.Id}{page}")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_sheets_are_chosen_looked_at_and_signed_by_one_word()
    {
        var (round, visitor, sheets) = await BusiestAsync();
        using var _ = visitor;
        Assert.True(sheets.Count >= 3);
        await ScoreAsync(round, sheets[0], "6");
        await ScoreAsync(round, sheets[1], "8");
        await AcceptAsync(round, sheets[2]);
        var choice = await visitor.GetAsync($"/review/{round.Id}/sign");
        Assert.Equal(
            new[] { sheets[0], sheets[1] }.Select(s => s.ApplicationId).Order(StringComparer.Ordinal),
            choice.Page.QuerySelectorAll("main input[type=checkbox]").Select(i => i.GetAttribute("value")));
        Assert.Equal(5, choice.Page.QuerySelectorAll("main .missing li").Length);

        var check = await visitor.GetAsync(
            $"/review/{round.Id}/sign/check?sheet=x{string.Concat(sheets.Take(3).Select(s => $"&sheet={s.ApplicationId}"))}");
        Assert.Contains("60.0000", check.Main, StringComparison.Ordinal);
        Assert.Contains("80.0000", check.Main, StringComparison.Ordinal);
        var fields = check.Page.QuerySelectorAll("main form input[type=hidden]")
            .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!)).ToList();
        Assert.Equal(2, fields.Count(f => f.Key == "seen"));
        var unsaid = await visitor.PostAsync(check.Path, fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.Status);
        Assert.NotNull(unsaid.Page.GetElementById("word-error"));

        // One of them is changed in another window before the button is pressed.
        await ScoreAsync(round, sheets[1], "9");
        var partly = await visitor.PostAsync(check.Path, [.. fields, new("word", "签署")]);
        Assert.Equal(HttpStatusCode.Conflict, partly.Status);
        Assert.Contains(sheets[1].Title, partly.Page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("90.0000", partly.Main, StringComparison.Ordinal);
        Assert.Equal([ReviewState.Signed, ReviewState.Accepted], await StatesAsync(round, sheets[0], sheets[1]));

        var again = partly.Page.QuerySelectorAll("main form input[type=hidden]")
            .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!)).ToList();
        var signed = await visitor.PostAsync(check.Path, [.. again, new("word", "签署")]);
        Assert.Equal($"/review/{round.Id}", signed.Location);
        Assert.Equal([ReviewState.Signed, ReviewState.Signed], await StatesAsync(round, sheets[0], sheets[1]));
        var twice = await visitor.PostAsync(check.Path, [.. again, new("word", "签署")]);
        Assert.Equal(HttpStatusCode.SeeOther, twice.Status);
    }

    [Fact]
    public async Task The_spread_counts_the_experts_own_scores()
    {
        var (round, visitor, sheets) = await ExpertAsync(Party.Industry, 2);
        using var _ = visitor;
        Assert.Contains("您还没有评分", (await visitor.GetAsync($"/review/{round.Id}/scores")).Main, StringComparison.Ordinal);
        await ScoreAsync(round, sheets[0], "6.5");
        var page = await visitor.GetAsync($"/review/{round.Id}/scores");
        Assert.All(
            page.Page.QuerySelectorAll("main tbody tr").SkipLast(1),
            row => Assert.Equal("6.5", row.QuerySelector("td[data-label=平均]")!.TextContent.Trim()));
        Assert.Equal("65", page.Page.QuerySelector("main tbody tr:last-child td[data-label=最高]")!.TextContent.Trim());
    }

    private async Task<(RoundPlayer Round, Visitor Expert, IReadOnlyList<ReviewSheet> Sheets)> ExpertAsync(Party party, int number)
    {
        var round = await host.SharedAsync(BuildAsync);
        await round.SettleAsync();
        var id = Cast.ActorOf(Cast.Expert(party, number), Role.Expert).PersonId;
        var sheets = (await round.SheetsAsync()).Where(s => s.ExpertId == id && s.State.IsOpen())
            .OrderBy(s => s.ApplicationId, StringComparer.Ordinal).ToList();
        Assert.SkipWhen(sheets.Count == 0, "The draw left this expert out.");
        return (round, await host.EnterAsync(Cast.Expert(party, number), LinkPurpose.ReviewDesk, round.Id), sheets);
    }

    /// <summary>Of the experts that no other test plays, the one with the most applications.</summary>
    private async Task<(RoundPlayer Round, Visitor Expert, IReadOnlyList<ReviewSheet> Sheets)> BusiestAsync()
    {
        var round = await host.SharedAsync(BuildAsync);
        var played = Parties.All.SelectMany(party => new[] { 1, 2 }.Select(number => (party, number)))
            .Where(e => e is not (Party.School, 2) and not (Party.Government, 2))
            .Select(e => Person.IdOf(Cast.Expert(e.party, e.number))).ToHashSet();
        var sheets = (await round.SheetsAsync()).Where(s => s.State == ReviewState.Assigned && !played.Contains(s.ExpertId))
            .GroupBy(s => s.ExpertId).OrderBy(g => g.Key, StringComparer.Ordinal).MaxBy(g => g.Count())!
            .OrderBy(s => s.ApplicationId, StringComparer.Ordinal).ToList();
        var email = (await round.Get<PeopleStore>().FindAsync(sheets[0].ExpertId))!.Value.Email;
        return (round, await host.EnterAsync(email, LinkPurpose.ReviewDesk, round.Id), sheets);
    }

    /// <summary>Without what is contact.</summary>
    private static async Task<IReadOnlyList<AttachedDocument>> SeenAsync(RoundPlayer round, ReviewSheet sheet) =>
        (await round.Get<ExpertReviews>().ReadAsync(Cast.ExpertOf(sheet.ExpertId), round.Id, sheet.ApplicationId)).Application.Documents;

    private static Task AcceptAsync(RoundPlayer round, ReviewSheet sheet) =>
        round.Get<SheetCommands>().AcceptAsync(Cast.ExpertOf(sheet.ExpertId), round.Id, sheet.ApplicationId);

    private static async Task ScoreAsync(RoundPlayer round, ReviewSheet sheet, string score)
    {
        await AcceptAsync(round, sheet);
        await round.Get<SheetCommands>().SaveAsync(
            Cast.ExpertOf(sheet.ExpertId), round.Id, sheet.ApplicationId,
            new SheetEntry(
                PanelReviewSettings.CriteriaOf(round.Programme).ToDictionary(c => c.Id, string? (_) => score),
                new Dictionary<string, string?>()));
    }

    private static async Task<IEnumerable<ReviewState>> StatesAsync(RoundPlayer round, params ReviewSheet[] sheets)
    {
        var all = await round.SheetsAsync();
        return sheets.Select(s => all.Single(a => a.ExpertId == s.ExpertId && a.ApplicationId == s.ApplicationId).State);
    }

    private static string Address(RoundPlayer round, ReviewSheet sheet) => $"/review/{round.Id}/applications/{sheet.ApplicationId}";

    private static Dictionary<string, string> Fields(RoundPlayer round, string score) =>
        PanelReviewSettings.CriteriaOf(round.Programme).ToDictionary(c => $"scores.{c.Id}", _ => score);

    private static IEnumerable<KeyValuePair<string, string>> Hidden(Answer page) => page.Page.QuerySelectorAll(".rubric input[type=hidden]")
        .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!));

    private static string Header(Answer answer, string name) => answer.Response.Headers.GetValues(name).Single();

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private static async Task<byte[]> ReadAsync(IBlobStore blobs, string name)
    {
        await using var content = (await blobs.OpenReadAsync(name, 0, CancellationToken.None))!;
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static Task WriteAsync(IBlobStore blobs, string name, byte[] content) =>
        blobs.PutAsync(name, new MemoryStream(content), "application/pdf");
}
