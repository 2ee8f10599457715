namespace Funding.Local.Demo;

/// <summary>Each desk comes in by its mail, ranks and recommends up to its limit; one more is refused.</summary>
internal static class RecommendationStage
{
    public static async Task RunAsync(DemoYear year)
    {
        await year.Pace.GoToAsync((await year.DayAsync("call")).AddDays(3), 10);
        foreach (var desk in Institutions.All.Select(i => i.Desk).Distinct())
            await RecommendAsync(year, desk);
        await year.Pace.UntilAsync(() => year.IsAtAsync("check"), "the recommendation closes");
    }

    /// <summary>The desks recommend all that they have.</summary>
    public static async Task AllAsync(DemoYear year, IEnumerable<(string Desk, string Application)> applications)
    {
        await year.Pace.GoToAsync((await year.DayAsync("call")).AddDays(3), 11);
        foreach (var (desk, application) in applications)
        {
            year.Pace.Tick();
            await (await year.AsAsync(Persons.Recommender(desk), Role.Recommender, desk)).PutAsync(
                $"/rounds/{year.Round}/recommendations/{application}");
        }

        await year.Pace.UntilAsync(() => year.IsAtAsync("check"), "the recommendation closes");
    }

    private static async Task RecommendAsync(DemoYear year, string desk)
    {
        var recommender = await year.AsAsync(Persons.Recommender(desk), Role.Recommender, desk);
        var view = await recommender.GetAsync($"/rounds/{year.Round}/desk");
        var limit = view.GetProperty("quota").GetProperty("limit").GetInt32();
        var byMerit = view.GetProperty("items").EnumerateArray().Where(a => a.GetProperty("state").GetString() == "submitted").Select(IdOf)
            .OrderByDescending(id => Institutions.Of(id).Quality).ToList();
        var visitor = await year.VisitorByMailAsync(Persons.Recommender(desk), LinkPurpose.RecommendDesk);
        foreach (var application in byMerit.Take(limit))
        {
            year.Pace.Tick();
            await visitor.OpenAsync(RecommendLinks.Application(year.Round, application));
            await visitor.SubmitAsync(("confirmation", application[^4..]));
        }

        if (byMerit.Count > limit)
            year.Refused[$"over the limit of {desk}"] = await recommender.RefusedAsync(
                HttpMethod.Put, $"/rounds/{year.Round}/recommendations/{byMerit[limit]}");
    }

    private static string IdOf(JsonElement application) => application.GetProperty("id").GetString()!;
}
