namespace Funding.Pages.Tests.Played.Duties;

/// <summary>An officer sends the recommendation up and enters its outcome with the document; another confirms it.</summary>
internal sealed class ForwardingActor(IServiceProvider services, Participants people) : DutyActor(services, people)
{
    public override IReadOnlyList<string> Kinds => [ForwardingSettings.Kind];

    public override async Task<bool> ActAsync(AwardRead award, Duty duty, DateOnly today)
    {
        var at = award.ViewOf(duty);
        var page = DutyLinks.Of(ForwardingLinks.OfficeRoute, at);
        switch ((await Get<ForwardingQueries>().FindAsync(at))?.Value.Phase ?? ForwardingState.Begun.Phase)
        {
            case ForwardingPhase.Forwarding:
                await Officer.OpenAsync(page);
                await Officer.SendAsync("form[action$='/forward']", ("letter", "浙教函〔2027〕18号"));
                return true;
            case ForwardingPhase.Outcome:
                await UploadAsync(Officer, DutyLinks.Of(DutyLinks.OfficePapersRoute, at), ForwardingSettings.Decision);
                await Officer.OpenAsync(page);
                await Officer.SendAsync(
                    "form[action$='/enter']", ("letter", "教职成函〔2027〕9号"),
                    ("outcome", at.Outline.As<ForwardingSettings>().Outcomes.First(o => o.Consequence == Consequence.GoOn).Id));
                return true;
            case ForwardingPhase.Confirmation:
                await SecondOfficer.OpenAsync(page);
                await SecondOfficer.SendAsync("form[action$='/confirm']");
                return true;
            default:
                return false;
        }
    }
}
