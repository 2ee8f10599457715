namespace Funding.Rehearsals.Kinds.Ranking;

public sealed class RankingSpecimen : StageSpecimen
{
    public override string Kind => RankingStage.Kind;

    public override string Settings => "selection: { places: 3, capPerCity: 9, reserve: 2, tieBreak: [merit], minimumScore: 1 }";

    public override async IAsyncEnumerable<string> PlayAsync(Player play)
    {
        if ((await play.RoundAsync()).RankingOnHold)
        {
            await play.Get<ReturnedOrderCommands>().RankAgainAsync(Cast.Administrator, play.Id, "已核对，评分无误，重新排名。");
            yield return "released";
        }
    }
}
