namespace Funding.Pages.Tests.Review;

/// <summary>Whom to reach and where is for the desk and the office: an expert scores without it.</summary>
public sealed class ContactTests(StageHost host) : IClassFixture<StageHost>
{
    private const string Name = "欧阳秋水";
    private const string Phone = "0571-87654321";
    private const string Email = "qiushui@contact.example.edu.cn";
    private static readonly string[] Values = [Name, Phone, "057187654321", Email];

    private Task<RoundPlayer> ReviewAsync() => host.SharedAsync(async _ =>
    {
        var round = host.Fresh();
        round.Answered = answers => answers with
        {
            Fields = new Dictionary<string, string>(answers.Fields)
            {
                ["contact-name"] = Name,
                ["contact-phone"] = Phone,
                ["contact-email"] = Email,
                ["overview"] = answers.Fields["overview"] + $"详情请洽{Phone}（057187654321），{Email.ToUpperInvariant()}。",
            },
        };
        round.Attached = slot => (
            $"{slot.Label.Zh} {Name} {Phone}.pdf",
            SampleApplication.PdfWith(slot.Id == "charter" ? "/OpenAction<</S/Launch/F(calc.exe)>>" : ""));
        await round.LaunchAsync();
        await round.ToAsync(CollegeStages.Review);
        return round;
    });

    [Fact]
    public async Task No_response_that_an_expert_can_get_has_the_applicants_contact()
    {
        var round = await ReviewAsync();
        var sheet = (await round.SheetsAsync()).First(s => s.State.HoldsSeat());
        var email = Enumerable.Range(1, 30).SelectMany(n => Enum.GetValues<Party>().Select(p => Cast.Expert(p, n)))
            .First(e => Cast.ActorOf(e, Role.Expert).PersonId == sheet.ExpertId);
        using var expert = await host.EnterAsync(email, LinkPurpose.ReviewDesk, round.Id);
        using var api = new HttpClient { BaseAddress = host.Address };
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", (await round.Get<ApiTokens>().IssueAsync(email, Role.Expert, null, TimeSpan.FromDays(9))).Text);
        var application = await round.Get<ApplicationStore>().GetAsync(round.Id, sheet.ApplicationId);

        var answered = 0;
        var found = new List<string>();
        foreach (var path in Paths(round.Id, sheet.ApplicationId, application.Value))
        {
            foreach (var language in new[] { "zh", "en" })
            {
                using var page = await expert.Http.GetAsync($"{path}?lang={language}");
                using var call = await api.GetAsync($"{path}?lang={language}");
                foreach (var response in new[] { page, call })
                {
                    answered += response.IsSuccessStatusCode ? 1 : 0;
                    found.AddRange(
                        Leaks(await response.Content.ReadAsStringAsync(), $"{response.Headers}{response.Content.Headers}")
                        .Select(v => $"{path} {v}"));
                }
            }
        }

        // A refused form shows its page again.
        var again = await expert.PostAsync(
            $"/review/{round.Id}/applications/{sheet.ApplicationId}/accept", new Dictionary<string, string>());
        found.AddRange(Leaks(again.Text, "").Select(v => $"accept {v}"));
        Assert.Empty(found);
        Assert.InRange(answered, 40, 4000);
    }

    [Fact]
    public async Task What_remains_is_there_the_stamped_form_is_not_and_the_desk_and_the_office_have_it_all()
    {
        var round = await ReviewAsync();
        var sheet = (await round.SheetsAsync()).First(s => s.State.HoldsSeat());
        var actor = new Actor(sheet.ExpertId, "", new HashSet<Role> { Role.Expert }, null, "session:test");
        var desk = round.Get<ExpertReviews>();
        var view = await desk.ReadAsync(actor, round.Id, sheet.ApplicationId);
        Assert.DoesNotContain(FieldsSettings.Of(view.Programme), s => s.Id == "contact");
        Assert.Contains(
            $"详情请洽{ScorersView.LeftOut}（{ScorersView.LeftOut}），{ScorersView.LeftOut}。", view.Answers.Fields["overview"],
            StringComparison.Ordinal);
        Assert.Equal(
            $"学院章程 {ScorersView.LeftOut} {ScorersView.LeftOut}.pdf", view.Application.Documents.Single(d => d.Slot == "charter").FileName);
        Assert.DoesNotContain(view.Application.Documents, d => d.Slot == "stamped-form");
        var whole = (await round.Get<ApplicationStore>().GetAsync(round.Id, sheet.ApplicationId)).Value;
        var stamped = whole.Documents.Single(d => d.Slot == "stamped-form").Id;
        await Assert.ThrowsAsync<RefusedException>(
            () => desk.DocumentAsync(actor, round.Id, sheet.ApplicationId, stamped));

        using var officer = await host.EnterAsync(Cast.Officer.Name, LinkPurpose.Office, round.Id);
        var office = await officer.GetAsync($"/office/rounds/{round.Id}/applications/{sheet.ApplicationId}");
        Assert.All(Values, v => Assert.Contains(v, office.Main, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("会启动程序或打开电脑上的文件", office.Main, StringComparison.Ordinal);
        using var recommender = await host.EnterAsync(Cast.Recommender(round.Desk).Name, LinkPurpose.RecommendDesk, round.Id);
        Assert.Contains(
            Phone, (await recommender.GetAsync($"/recommend/{round.Id}/applications/{sheet.ApplicationId}")).Main,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expert_is_warned_beside_the_download_of_a_pdf_that_starts_a_program()
    {
        var round = await ReviewAsync();
        var sheet = (await round.SheetsAsync()).First(s => s.State.HoldsSeat());
        var view = await round.Get<ExpertReviews>().ReadAsync(
            new Actor(sheet.ExpertId, "", new HashSet<Role> { Role.Expert }, null, "session:test"), round.Id, sheet.ApplicationId);
        Assert.Equal(DocumentWarnings.Launch, view.Application.Documents.Single(d => d.Slot == "charter").Warnings);
        var email = Enumerable.Range(1, 30).SelectMany(n => Enum.GetValues<Party>().Select(p => Cast.Expert(p, n)))
            .First(e => Cast.ActorOf(e, Role.Expert).PersonId == sheet.ExpertId);
        using var expert = await host.EnterAsync(email, LinkPurpose.ReviewDesk, round.Id);
        var page = await expert.GetAsync($"/review/{round.Id}/applications/{sheet.ApplicationId}");
        Assert.Contains("会启动程序或打开电脑上的文件", page.Main, StringComparison.Ordinal);
        Assert.Contains("请勿允许阅读器执行其中的操作", page.Main, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Leaks(string body, string headers)
    {
        var unescaped = Regex.Unescape(Regex.Replace(body, @"\\(?!u[0-9a-fA-F]{4})", "/"));
        var text = string.Join('\n', body, headers, WebUtility.HtmlDecode(body), Uri.UnescapeDataString(headers), unescaped);
        return Values.Where(v => text.Contains(v, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Every address that answers GET, pages and API, for this round, application and each of its documents.</summary>
    private IEnumerable<string> Paths(string round, string id, Application application) =>
        ((EndpointDataSource)host.Services.GetService(typeof(EndpointDataSource))!).Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(p => !p.Contains("signout", StringComparison.Ordinal))
            .SelectMany(
                p => p.Contains("{document", StringComparison.Ordinal)
                ? application.Documents.Select(d => Regex.Replace(p, @"\{document[^}]*\}", d.Id)) : [p])
            .Select(p => Regex.Replace(Regex.Replace(p, @"\{round[^}]*\}", round), @"\{application[^}]*\}", id))
            .Select(p => Regex.Replace(p, @"\{[^}]*\}", "x"))
            .Distinct();
}
