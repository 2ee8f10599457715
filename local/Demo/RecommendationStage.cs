using System.Text.Json;
using Funding.Workflows.Roles;

namespace Funding.Local.Demo;

/// <summary>Each desk ranks and recommends up to its limit; one tries a click too many.</summary>
internal static class RecommendationStage
{
    public static async Task RunAsync(DemoYear year)
    {
        await year.Pace.GoToAsync((await year.DayAsync("callCloses")).AddDays(3), 10);
        foreach (var desk in Institutions.All.Select(i => i.Desk).Distinct())
            await RecommendAsync(year, desk);
        await year.Pace.UntilAsync(() => year.IsAtAsync("eligibility"), "the recommendation closes");
    }

    private static async Task RecommendAsync(DemoYear year, string desk)
    {
        var recommender = await year.AsAsync(Persons.Recommender(desk), Role.Recommender, desk);
        var view = await recommender.GetAsync($"/rounds/{year.Round}/desk");
        var limit = view.GetProperty("quota").GetProperty("limit").GetInt32();
        var byMerit = view.GetProperty("items").EnumerateArray().Where(a => a.GetProperty("state").GetString() == "submitted").Select(IdOf)
            .OrderByDescending(id => Institutions.All.Single(i => i.Application == id).Quality).ToList();
        foreach (var application in byMerit.Take(limit))
        {
            year.Pace.Tick();
            await recommender.PutAsync($"/rounds/{year.Round}/recommendations/{application}");
        }

        if (byMerit.Count > limit)
            year.Refused[$"over the limit of {desk}"] = await recommender.RefusedAsync(HttpMethod.Put, $"/rounds/{year.Round}/recommendations/{byMerit[limit]}");
    }

    private static string IdOf(JsonElement application) => application.GetProperty("id").GetString()!;
}
