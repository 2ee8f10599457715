namespace Funding.Rehearsals.Kinds.Quota;

public static class Recommenders
{
    /// <summary>Each desk is one person, who recommends one application after another as far as the limit goes.</summary>
    public static async Task RecommendAsync(this Player play)
    {
        var limits = QuotaSettings.DesksOf(play.Programme).ToDictionary(d => d.Desk, d => d.Limit);
        var submitted = await play.InStateAsync(ApplicationState.Submitted);
        await play.InTimeAsync(
            submitted.GroupBy(a => a.Desk), desk => Cast.Recommender(desk.Key).PersonId,
            some => play.EachAsync(some, async desk =>
            {
                foreach (var application in desk.Take(limits[desk.Key]))
                {
                    await play.Get<RecommendationCommands>().RecommendAsync(Cast.Recommender(desk.Key), play.Id, application.Id);
                }
            }));
        await play.SettleAsync();
    }

    /// <summary>The first applications by number, in that order.</summary>
    public static async Task RecommendAsync(this Player play, int count)
    {
        foreach (var number in Enumerable.Range(1, count))
        {
            await play.Get<RecommendationCommands>().RecommendAsync(
                Cast.Recommender(play.DeskOfNumber(number)), play.Id, Cast.ApplicationId(number));
        }

        await play.SettleAsync();
    }
}
