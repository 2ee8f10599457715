using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;

namespace Funding.Bench.Pages;

/// <summary>The one-machine host with a round that is announced, and one with many applications before its desks.</summary>
internal static partial class PagesHost
{
    public static async Task RunAsync(string[] args)
    {
        var applications = int.Parse(args[0], CultureInfo.InvariantCulture);
        var folder = args[1];
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
        using (var folderLock = DataFolderLock.Acquire(folder))
        {
            var app = LocalHost.Build(
                new LocalOptions
                {
                    DataFolder = folder,
                    Port = 0,
                    Clock = clock,
                    Demonstration = true,
                    AddKinds = services => services.Configure<StrangerLimits>(l => l.OrganisationsPerDay = applications + 8),
                },
                folderLock);
            await app.StartAsync();
            var time = new VirtualClock(app.Services, clock, clock.SetUtcNow);
            var announced = new RoundPlayer(app.Services, time);
            await announced.PlayAsync();
            var open = new RoundPlayer(app.Services, time, id: Round.IdOf(announced.Programme.Id, 2027, 1))
            {
                Year = 2027,
                Applications = applications,
                AtOnce = 8,
            };
            await open.ToAsync(CollegeStages.Recommendation);
            await Child.ServeAsync(new
            {
                new Uri(app.Urls.Single()).Port,
                Announced = announced.Id,
                Open = open.Id,
                Application = (await open.InStateAsync(ApplicationState.Submitted))[0].Id,
                Token = (await open.Get<ApiTokens>().IssueAsync(Cast.Officer.Name, Role.Officer, null, TimeSpan.FromDays(9))).Text,
                Session = await SessionAsync(app.Services, clock, new Uri(app.Urls.Single()), open.Id),
            });
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }

    /// <summary>The cookies of an officer who came in by the link of a mail.</summary>
    private static async Task<string> SessionAsync(IServiceProvider services, TimeProvider clock, Uri address, string round)
    {
        var links = services.GetRequiredService<LinkService>();
        var link = await links.IssueAsync(Person.IdOf(Cast.Officer.Name), new LinkTerms
        {
            Purpose = LinkPurpose.OfficerDesk,
            Subject = round,
            ExpiresAt = clock.GetUtcNow().AddDays(9),
        });
        var page = Paths.Link(LinkPurpose.OfficerDesk, Paths.RoundPageOf(LinkPurpose.OfficerDesk, round)).Split('?')[0];
        var path = $"{page}/{links.TokenOf(link)}";
        var cookies = new CookieContainer();
        using var http = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false })
        {
            BaseAddress = address,
        };
        var asked = await http.GetStringAsync(path);
        using var entered = await http.PostAsync(path, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["form-token"] = TokenField().Match(asked).Groups[1].Value,
            ["email"] = Cast.Officer.Name,
        }));
        return entered.StatusCode == HttpStatusCode.SeeOther
            ? cookies.GetCookieHeader(address)
            : throw new InvalidOperationException($"The officer was not let in: {entered.StatusCode}.");
    }

    [GeneratedRegex("name=\"form-token\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
