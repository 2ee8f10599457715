namespace Funding.Pages.Tests.Played.Kinds;

/// <summary>An officer comes in by the mail and finds each application eligible.</summary>
internal sealed class EligibilityActor(Participants people) : PageActor(people)
{
    public override string Kind => EligibilityStage.Kind;

    public override async IAsyncEnumerable<string> PlayAsync(Player play)
    {
        var officer = await People.ByMailAsync(Cast.Officer.Name, LinkPurpose.OfficerDesk);
        foreach (var application in await play.InStateAsync(EligibilityStage.ForOfficers))
        {
            await officer.OpenAsync(OfficeLinks.Application(play.Id, application.Id));
            await officer.SendAsync("form[action$='/decision']", ("decision", "eligible"));
        }

        yield return "decided";
    }
}
