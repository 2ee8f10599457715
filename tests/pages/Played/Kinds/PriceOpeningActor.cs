namespace Funding.Pages.Tests.Played.Kinds;

/// <summary>One officer asks for the opening of the prices, another opens them; each types how many bids there are.</summary>
internal sealed class PriceOpeningActor(Participants people) : PageActor(people)
{
    public override string Kind => PriceOpeningStage.Kind;

    public override async IAsyncEnumerable<string> PlayAsync(Player play)
    {
        var round = await play.RoundAsync();
        var stage = round.Stages.Find(Kind)!;
        if ((await play.Get<PriceOpeningStore>().FindAsync(play.Id, stage, default))?.Value is not { Bids: > 0 and var bids, Opened: null })
            yield break;
        foreach (var (officer, done) in new[] { (Cast.Officer, "asked for"), (Cast.SecondOfficer, "opened by another") })
        {
            var hand = People.Of(officer);
            await hand.OpenAsync(StagePlace.Url(Audience.Office, play.Id, stage.Id));
            await hand.SendAsync("form:has([name=count])", ("count", bids.ToString(CultureInfo.InvariantCulture)));
            await play.SettleAsync();
            yield return done;
        }
    }
}
