namespace Funding.Rehearsals.Kinds.PriceOpening;

public sealed class PriceOpeningSpecimen : StageSpecimen
{
    public override string Kind => PriceOpeningStage.Kind;

    public override string Settings => "workingDays: 3";

    /// <summary>One officer asks, another opens; where nobody has bid there is nothing to do.</summary>
    public override async IAsyncEnumerable<string> PlayAsync(Player play)
    {
        var round = await play.RoundAsync();
        if ((await play.Get<PriceOpeningStore>().FindAsync(play.Id, round.Stages.Of(round.Stage), default))?.Value
            is not { Bids: > 0 and var bids, Opened: null })
        {
            yield break;
        }

        await play.Get<PriceOpeningCommands>().AskAsync(Cast.Officer, play.Id, $"{bids}");
        yield return "asked for";

        await play.Get<PriceOpeningCommands>().ConfirmAsync(Cast.SecondOfficer, play.Id, $"{bids}");
        yield return "opened by another";
    }
}
