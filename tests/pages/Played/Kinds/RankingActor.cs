namespace Funding.Pages.Tests.Played.Kinds;

/// <summary>The ranking is computed by itself; the administrator reads it, or says why a returned one is computed again.</summary>
internal sealed class RankingActor(Participants people) : PageActor(people)
{
    public override string Kind => RankingStage.Kind;

    public override async IAsyncEnumerable<string> PlayAsync(Player play)
    {
        const string again = "form[action$='/again']";
        var administrator = People.Of(Cast.Administrator);
        await administrator.OpenAsync(OfficeLinks.Ranking(play.Id));
        if (administrator.Has(again))
            await administrator.SendAsync(again);
        yield return "read";
    }
}
