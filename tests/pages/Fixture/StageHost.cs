namespace Funding.Pages.Tests.Fixture;

/// <summary>The portal over a round that a <see cref="RoundPlayer"/> brings to its stage; time stands still between its steps.</summary>
public class StageHost : PortalHost
{
    private readonly SemaphoreSlim building = new(1, 1);
    private RoundPlayer? built;

    /// <summary>A round to be launched, all of whose applications go to one desk.</summary>
    public RoundPlayer Fresh(int applications = 1, int? places = null, string? id = null, Func<int, string>? deskOf = null) =>
        new(Services, Time, id: id)
        {
            Applications = applications,
            Places = places,
            Experts = _ => 3,
            Desks = ["hangzhou", "ningbo"],
            DeskOf = deskOf ?? (_ => "hangzhou"),
            Deputies = [Cast.Deputy],
        };

    public async Task<RoundPlayer> LaunchedAsync(int applications = 1)
    {
        var round = Fresh(applications);
        await round.LaunchAsync();
        return round;
    }

    /// <summary>The round that the tests of a class share, built by whoever comes first.</summary>
    public async Task<RoundPlayer> SharedAsync(Func<StageHost, Task<RoundPlayer>> build)
    {
        await building.WaitAsync();
        try
        {
            return built ??= await build(this);
        }
        finally
        {
            building.Release();
        }
    }

    /// <summary>The address of a mail's link to a desk.</summary>
    public async Task<string> LinkAsync(string email, LinkPurpose purpose, string round)
    {
        var links = Services.GetRequiredService<LinkService>();
        var link = await links.IssueAsync(
            Person.IdOf(email), new LinkTerms { Purpose = purpose, Subject = round, ExpiresAt = Clock.GetUtcNow().AddDays(30) });
        var path = Paths.Link(purpose, Paths.RoundPageOf(purpose, round)).Split('?');
        return $"{path[0]}/{links.TokenOf(link)}" + (path.Length > 1 ? $"?{path[1]}" : "");
    }

    /// <summary>A reader who came in by the link of a mail.</summary>
    public async Task<Visitor> EnterAsync(string email, LinkPurpose purpose, string round)
    {
        var visitor = new Visitor(this);
        var entered = await visitor.SubmitAsync(
            await visitor.GetAsync(await LinkAsync(email, purpose, round)), new Dictionary<string, string> { ["email"] = email });
        Assert.Equal(HttpStatusCode.SeeOther, entered.Status);
        Assert.Equal(Paths.RoundPageOf(purpose, round), entered.Location);
        return visitor;
    }

    /// <summary>Every row of the round's partition, to show that nothing changed.</summary>
    public async Task<string> RowsAsync(string round)
    {
        await Fresh().SettleAsync();
        var page = await Services.GetRequiredService<ITableStore>().QueryAsync($"round:{round}", KeyRange.All);
        return string.Join("\n", page.Rows.Where(r => !r.Key.StartsWith("effect", StringComparison.Ordinal)
            && !r.Key.StartsWith("audit", StringComparison.Ordinal)).Select(r => $"{r.Key} {r.ETag}"));
    }
}
