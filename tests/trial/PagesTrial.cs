namespace Funding.Trial;

/// <summary>
/// What a browser needs comes through the Functions host: cookies, antiforgery, redirects, files, large bodies both ways.
/// </summary>
internal static class PagesTrial
{
    private const string Email = "visitor@college.example";

    public static async Task<string> A_visitor_signs_in_by_the_mailed_link(RunningApp app)
    {
        var browser = new Browser(app.Http);
        var ask = await browser.GetAsync("/signin?return=%2Fapply%2Fown-data");
        Assert.Equal(HttpStatusCode.OK, ask.Status);
        Assert.Contains("default-src 'none'", ask.Header("Content-Security-Policy"), StringComparison.Ordinal);

        var forged = await browser.PostAsync("/signin", new() { ["email"] = Email });
        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);

        var sent = await browser.SubmitAsync(ask, new() { ["email"] = Email });
        Assert.Equal((HttpStatusCode.SeeOther, "/signin/sent"), (sent.Status, sent.Location));

        var link = await SignInMail.LinkAsync(app.Services, Email);
        var preview = await browser.GetAsync(link);
        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.DoesNotContain(browser.Cookies, c => c.Key == "funding");

        var entered = await browser.SubmitAsync(preview, new() { ["email"] = Email });
        Assert.Equal((HttpStatusCode.SeeOther, "/apply/own-data"), (entered.Status, entered.Location));
        Assert.Contains(entered.SetCookies, c => c.StartsWith("funding=", StringComparison.Ordinal)
            && c.Contains("httponly", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/apply")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/office")).Status);
        Assert.NotEqual(HttpStatusCode.SeeOther, (await browser.SubmitAsync(preview, new() { ["email"] = Email })).Status);
        return "";
    }

    public static async Task<string> Files_pages_problems_and_health_are_the_portals_own(RunningApp app)
    {
        var browser = new Browser(app.Http);
        var home = await browser.GetAsync("/?lang=en");
        Assert.Contains("lang=\"en\"", home.Text, StringComparison.Ordinal);
        Assert.Contains("lang=\"en\"", (await browser.GetAsync("/")).Text, StringComparison.Ordinal);
        var style = home.Page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        Assert.Contains("immutable", (await browser.GetAsync(style)).Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Equal("/signin?return=%2Foffice", (await browser.GetAsync("/office")).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/no/such/page")).Status);
        var problem = await browser.GetAsync("/api/v1/no-such-thing");
        Assert.Equal("application/problem+json", problem.Header("Content-Type")!.Split(';')[0]);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/health/ready")).Status);
        return "";
    }

    public static async Task<string> Twenty_megabytes_go_up_and_come_down_again(RunningApp app)
    {
        using var year = new DemoYear(
            app.Services, new ScaledPace(app.Clock), app.Http, app.Browser, DemoProgramme.Colleges, app.Opens);
        await DemoProgramme.Colleges.Stages[0].Run(year);
        var model = Institutions.All[0];

        // An institution applies once: each run is another's.
        var institution = new Institution(
            Random.Shared.Next(1_000, 100_000), model.Name, model.Kind, model.Desk, model.Partner, model.PartnerKind, model.College,
                model.Chain, model.Quality);
        var applicant = await year.AsAsync(institution.Email, Role.Applicant);
        await applicant.PostAsync($"/rounds/{year.Round}/applications",
            new
            {
                creditCode = institution.Code,
                organisationName = institution.Name,
                applicantKind = institution.Kind,
                desk = institution.Desk
            });
        var pdf = Padded(Paper.Pdf(institution.Application, "stamped form (fictional)"), 20 * 1024 * 1024 - 4096);
        var path = $"/rounds/{year.Round}/applications/{institution.Application}/documents";
        var stored = await applicant.SendAsync($"{path}?slot=stamped-form&fileName=stamped-form.pdf", "application/pdf", pdf);
        var file = Path.GetTempFileName();
        await applicant.DownloadAsync($"{path}/{stored.GetProperty("id").GetString()}", file);
        Assert.Equal(SHA256.HashData(pdf), SHA256.HashData(await File.ReadAllBytesAsync(file)));
        File.Delete(file);
        return "";
    }

    public static async Task<string> The_time_of_a_page_is_told(RunningApp app)
    {
        var browser = new Browser(app.Http);
        var times = new List<double>();
        for (var i = 0; i < 200; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(i % 2 == 0 ? "/privacy" : "/health/live")).Status);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        var pages = times.Where((_, i) => i % 2 == 0).Skip(20).Order().ToList();
        var health = times.Where((_, i) => i % 2 == 1).Skip(20).Order().ToList();
        return FormattableString.Invariant($"page {pages[pages.Count / 2]:0.0} ms, health {health[health.Count / 2]:0.0} ms, medians");
    }

    /// <summary>The same PDF with a comment of that many bytes before its table, which readers skip.</summary>
    private static byte[] Padded(byte[] pdf, int by)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var table = text.IndexOf("xref\n0 ", StringComparison.Ordinal);
        var moved = text[table..].Replace(FormattableString.Invariant($"startxref\n{table}"),
            FormattableString.Invariant($"startxref\n{table + by + 2}"), StringComparison.Ordinal);
        return Encoding.Latin1.GetBytes($"{text[..table]}%{new string('a', by)}\n{moved}");
    }
}
