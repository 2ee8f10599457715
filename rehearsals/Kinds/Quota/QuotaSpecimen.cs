namespace Funding.Rehearsals.Kinds.Quota;

public sealed class QuotaSpecimen : StageSpecimen
{
    public override string Kind => QuotaStage.Kind;

    public override string Settings =>
        "workingDays: 10, desks: [{ desk: hangzhou, limit: 2 }, { desk: ningbo, limit: 2 }, { desk: wenzhou, limit: 2 }, "
        + "{ desk: jiaxing, limit: 2 }]";

    public override async Task InviteAsync(Player play)
    {
        foreach (var desk in play.Desks)
        {
            await play.InviteAsync(Cast.Recommender(desk), Role.Recommender, $"{desk}推荐员");
        }
    }

    public override async Task<IReadOnlyList<string>> ConcernedAsync(Player play) =>
        [.. (await play.InStateAsync(ApplicationState.Submitted)).Select(a => Cast.Recommender(a.Desk).PersonId).Distinct()];

    public override async IAsyncEnumerable<string> PlayAsync(Player play)
    {
        await play.RecommendAsync();
        yield return "recommended";
    }
}
