using AngleSharp.Html.Parser;

namespace Funding.Pages.Tests.Robot;

/// <summary>
/// A link never acts by being opened, nor by its buttons being pressed: what mail scanners do changes nothing that is kept.
/// </summary>
public sealed partial class ScannerRobotTests(RobotHost host, Browsers browsers) : IClassFixture<RobotHost>, IClassFixture<Browsers>
{
    private readonly HashSet<string> seen = [];
    private int entered;

    [Fact]
    public async Task A_scanner_of_every_link_of_every_mail_changes_nothing_and_the_person_gets_in_afterwards()
    {
        var round = host.Fresh(applications: 3, places: 2);
        // A panel of five lacks one expert, which the office is told.
        round.Experts = _ => 1;
        using var robot = new ScannerRobot(host, await browsers.OpenAsync(1280));

        // The form tokens' key is made for the first form of an installation, whoever asks for it.
        await robot.VisitAllAsync(["/signin"]);
        await foreach (var stop in EveryMail.PlayAsync(round))
        {
            await round.SettleAsync();
            var mails = await NewMailsAsync();
            var before = Kept.Of(host.Folder);
            await robot.VisitAllAsync([.. mails.SelectMany(LinksIn).Distinct()]);
            await round.SettleAsync();
            Assert.True(
                before.ChangedIn(Kept.Of(host.Folder)) is [], $"{stop}: {string.Join(", ", before.ChangedIn(Kept.Of(host.Folder)))}");

            foreach (var mail in mails)
                await EnterAsync(mail, stop == EveryMail.RankedAgain ? round : null);
            Assert.True(
                !mails.SelectMany(LinksIn).Any(ScannerRobot.TokenPattern().IsMatch) || before.ChangedIn(Kept.Of(host.Folder)) is not [],
                $"{stop}: what a person does is not seen in the files");
        }

        Assert.Equal(RoundStanding.Announced, (await round.RoundAsync()).Standing);
        Assert.Equal(
            MailTemplates.All.Where(t => t.HasButton).Select(t => t.Name).Order(),
            (await TemplatesAsync(round.Id)).Where(t => MailTemplates.Find(t) is { HasButton: true }).Order());
        Assert.True(
            robot.Pressed > 100 && robot.Clicked > 20 && entered > 20,
            $"{robot.Pressed} pressed, {robot.Clicked} clicked, {entered} entered by {seen.Count} mails");
    }

    /// <summary>The person of the mail types their address and is where the mail says.</summary>
    private async Task EnterAsync(MailboxMail mail, RoundPlayer? toApprove)
    {
        foreach (var link in LinksIn(mail).Where(l => ScannerRobot.TokenPattern().IsMatch(l)))
        {
            using var visitor = new Visitor(host);
            var done = await visitor.SubmitAsync(
                await visitor.GetAsync(link), new Dictionary<string, string> { ["email"] = mail.ToAddress });
            Assert.True(done.Status == HttpStatusCode.SeeOther, $"{mail.Subject}: {(int)done.Status} {done.Main}");
            var desk = await visitor.GetAsync(done.Location!);
            if (done.Location == PublicLinks.Start)
                desk = await visitor.GetAsync(desk.Location!);
            Assert.True(desk.Status == HttpStatusCode.OK, $"{mail.Subject}: {done.Location} {(int)desk.Status}");
            entered++;
            if (toApprove is not null && desk.Page.QuerySelector("form input[name=confirmation]")?.Closest("form") is { } form)
            {
                var hash = (await toApprove.RoundAsync()).RankingHash!;
                var voted = await visitor.SubmitAsync(
                    desk,
                    new Dictionary<string, string> { ["confirmation"] = TypedConfirmation.Expected(hash) },
                    $"form[action='{form.GetAttribute("action")}']");
                Assert.True(voted.Status == HttpStatusCode.SeeOther, $"{mail.Subject}: {(int)voted.Status} {voted.Main}");
            }
        }
    }

    private async Task<IReadOnlyList<MailboxMail>> NewMailsAsync()
    {
        var mailbox = host.Services.GetRequiredService<Mailbox>();
        var mails = new List<MailboxMail>();
        string? continuation = null;
        do
        {
            var page = await mailbox.ListAsync(null, 100, continuation);
            foreach (var entry in page.Entries.Where(e => seen.Add(e.Id)))
                mails.Add((await mailbox.FindAsync(entry.Id))!);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return mails;
    }

    /// <summary>Path and query of the links; both forms of the mail have the same.</summary>
    private static IReadOnlyList<string> LinksIn(MailboxMail mail)
    {
        var html = new HtmlParser().ParseDocument(mail.Html).QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).Distinct().ToList();
        Assert.Equal(html, AddressPattern().Matches(mail.Text).Select(m => m.Value).Distinct());
        return [.. html.Select(address => new Uri(address).PathAndQuery)];
    }

    private async Task<IReadOnlySet<string>> TemplatesAsync(string round)
    {
        var tables = host.Services.GetRequiredService<ITableStore>();
        var templates = new HashSet<string>();
        foreach (var scope in (string[])[round, MailMessageId.System])
        {
            await foreach (var sent in tables.EnumerateAsync<DeliveryRecord>($"mail:{scope}", KeyRange.Prefix("sent:")))
                templates.Add(sent.Value.Request.Template);
        }

        return templates;
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex AddressPattern();
}
