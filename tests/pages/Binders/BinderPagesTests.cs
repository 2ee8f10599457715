using UglyToad.PdfPig;

namespace Funding.Pages.Tests.Binders;

/// <summary>The whole application as one PDF, for everybody who may download its documents, and for nobody else.</summary>
public sealed class BinderPagesTests(StageHost host) : IClassFixture<StageHost>
{
    private static async Task<RoundPlayer> BuildAsync(StageHost host)
    {
        var round = host.Fresh(applications: 6);
        round.Attached = slot => ($"{slot.Label.Zh}.pdf", SampleApplication.PdfWith("/OpenAction<</S/JavaScript/JS(1)>>"));
        await round.LaunchAsync();
        await round.ToAsync(CollegeStages.Review);
        return round;
    }

    [Fact]
    public async Task Applicant_desk_and_office_follow_the_link_of_their_page_and_have_answers_hashes_and_all_pages()
    {
        var round = await host.SharedAsync(BuildAsync);
        var application = await round.ApplicationAsync(Cast.ApplicationId(1));
        using var applicant = new Visitor(host);
        await applicant.SignInAsync(Cast.Applicant(1).Name);
        using var desk = await host.EnterAsync(Cast.Recommender(application.Desk).Name, LinkPurpose.RecommendDesk, round.Id);
        using var office = await host.EnterAsync(Cast.Officer.Name, LinkPurpose.Office, round.Id);
        foreach (var (reader, page) in new[]
        {
            (applicant, ApplyLinks.Application(round.Id, application.Id)),
            (desk, RecommendLinks.Application(round.Id, application.Id)),
            (office, OfficeLinks.Application(round.Id, application.Id)),
        })
        {
            var link = Assert.Single((await reader.GetAsync(page)).Page.QuerySelectorAll("a[href$='/binder.pdf']")).GetAttribute("href")!;
            Assert.Equal($"{page}/binder.pdf", link);
            using var answer = await reader.Http.GetAsync(link);
            Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
            Assert.True(answer.Headers.CacheControl!.NoStore);
            var file = await answer.Content.ReadAsByteArrayAsync();
            using var pdf = PdfDocument.Open(file);
            var text = Text(pdf);
            Assert.Contains(application.OrganisationName, text, StringComparison.Ordinal);
            Assert.All(application.Documents, d => Assert.Contains(d.Sha256, text, StringComparison.Ordinal));
            Assert.Contains(Contacts.Of(round.Programme, await AnswersAsync(round, application)).Values.First(v => v.Reaches).Text, text,
                StringComparison.Ordinal);
            Assert.DoesNotContain("JavaScript", System.Text.Encoding.Latin1.GetString(file), StringComparison.Ordinal);
            var front = pdf.GetPages().Count(p => p.Width > 596 || p.Height < 860);
            Assert.Equal(application.Documents.Count + front, pdf.NumberOfPages);
            Assert.EndsWith($"第{pdf.NumberOfPages}页，共{pdf.NumberOfPages}页", text, StringComparison.Ordinal);
        }

        using var other = new Visitor(host);
        await other.SignInAsync(Cast.Applicant(2).Name);
        var own = ApplyLinks.Of(ApplyLinks.BinderRoute, round.Id, application.Id);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(own)).Status);
        using var elsewhere = await host.EnterAsync(
            Cast.Recommender(application.Desk == "ningbo" ? "hangzhou" : "ningbo").Name, LinkPurpose.RecommendDesk, round.Id);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(RecommendLinks.Binder(round.Id, application.Id))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await applicant.GetAsync(OfficeLinks.Binder(round.Id, application.Id))).Status);
    }

    [Fact]
    public async Task An_officer_with_a_conflict_has_neither_link_nor_file()
    {
        var round = await host.SharedAsync(BuildAsync);
        var application = await round.ApplicationAsync(Cast.ApplicationId(2));
        await round.Get<ConflictDeclarations>().DeclareAsync(Cast.SecondOfficer, round.Id, application.CreditCode, "曾在该单位任职");
        using var officer = await host.EnterAsync(Cast.SecondOfficer.Name, LinkPurpose.Office, round.Id);
        var page = await officer.GetAsync(OfficeLinks.Application(round.Id, application.Id));
        Assert.Empty(page.Page.QuerySelectorAll("a[href$='/binder.pdf']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(OfficeLinks.Binder(round.Id, application.Id))).Status);
    }

    [Fact]
    public async Task An_expert_has_it_without_contacts_and_nothing_any_more_after_a_conflict()
    {
        var round = await host.SharedAsync(BuildAsync);
        var sheet = (await round.SheetsAsync()).First(s => s.State.IsOpen());
        var application = await round.ApplicationAsync(sheet.ApplicationId);
        var email = (await round.Get<PeopleStore>().FindAsync(sheet.ExpertId))!.Value.Email;
        using var expert = await host.EnterAsync(email, LinkPurpose.ReviewDesk, round.Id);
        var page = ReviewLinks.Application(round.Id, application.Id);
        Assert.Single((await expert.GetAsync(page)).Page.QuerySelectorAll($"a[href='{page}/binder.pdf']"));
        using (var pdf = PdfDocument.Open(await expert.Http.GetByteArrayAsync($"{page}/binder.pdf")))
        {
            var text = Text(pdf);
            Assert.Contains(application.OrganisationName, text, StringComparison.Ordinal);
            Assert.All(
                Contacts.Of(round.Programme, await AnswersAsync(round, application)).Values.Where(v => v.Reaches),
                contact => Assert.DoesNotContain(contact.Text, text, StringComparison.Ordinal));
            var seen = (await round.Get<ExpertReviews>().ReadAsync(Cast.ExpertOf(sheet.ExpertId), round.Id, application.Id)).Application;
            Assert.All(seen.Documents, d => Assert.Contains(d.Sha256, text, StringComparison.Ordinal));
            Assert.All(
                application.Documents.ExceptBy(seen.Documents.Select(d => d.Id), d => d.Id),
                d => Assert.DoesNotContain(d.FileName, text, StringComparison.Ordinal));
        }

        await round.Get<ConflictCommands>().DeclareOnAsync(Cast.ExpertOf(sheet.ExpertId), round.Id, application.Id, "与申报单位有合作项目");
        Assert.Equal(HttpStatusCode.NotFound, (await expert.GetAsync($"{page}/binder.pdf")).Status);
    }

    private static Task<Answers> AnswersAsync(RoundPlayer round, Application application) =>
        round.Get<ApplicationStore>().ReadSubmittedAsync(application);

    private static string Text(PdfDocument pdf) =>
        string.Concat(pdf.GetPages().Select(p => p.Text)).Replace(" ", "", StringComparison.Ordinal);
}
