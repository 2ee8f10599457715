namespace Funding.Pages.Tests.Played.Kinds;

/// <summary>Each desk comes in by its mail and recommends what it may.</summary>
internal sealed class QuotaActor(Participants people) : PageActor(people)
{
    public override string Kind => QuotaStage.Kind;

    public override async IAsyncEnumerable<string> PlayAsync(Player play)
    {
        const string recommend = "form[action$='/recommend']";
        foreach (var of in (await play.InStateAsync(ApplicationState.Submitted)).GroupBy(a => a.Desk))
        {
            var desk = await People.ByMailAsync(Cast.Recommender(of.Key).Name, LinkPurpose.RecommendDesk);
            foreach (var application in of)
            {
                await desk.OpenAsync(RecommendLinks.Application(play.Id, application.Id));
                if (desk.Has(recommend))
                    await desk.SendAsync(recommend);
            }

            yield return $"recommended by {of.Key}";
        }
    }
}
