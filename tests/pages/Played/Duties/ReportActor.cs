namespace Funding.Pages.Tests.Played.Duties;

/// <summary>The holder files a report with its evidence, the desk says what it thinks, one officer judges and another confirms.</summary>
internal sealed class ReportActor(IServiceProvider services, Participants people) : DutyActor(services, people)
{
    private const string Form = "form[data-autosave]";

    public override IReadOnlyList<string> Kinds => [MonitoringSettings.Kind, AcceptanceSettings.Kind];

    public override async Task<bool> ActAsync(AwardRead award, Duty duty, DateOnly today)
    {
        var at = award.ViewOf(duty);
        var state = (await Get<ReportStore>().FindAsync(at))?.Value ?? ReportState.Begun;
        switch (state.PhaseOn(today))
        {
            case ReportPhase.Filing:
                await FileAsync(award, at);
                return true;
            case ReportPhase.Opinion when award.Home.Desk is { } desk:
                var recommender = People.Of(Cast.Recommender(desk));
                await recommender.OpenAsync(DutyLinks.Of(DutyLinks.DeskReportRoute, at));
                await recommender.SendAsync("form:has([name=agrees])", ("agrees", "yes"));
                return true;
            case ReportPhase.Verdict:
                await Officer.OpenAsync(DutyLinks.Of(DutyLinks.OfficeReportRoute, at));
                await Officer.SendAsync("form[action$='/judge']", ("grade", AwardPlayer.GoodOf(award, duty)));
                return true;
            case ReportPhase.Confirmation:
                await SecondOfficer.OpenAsync(DutyLinks.Of(DutyLinks.OfficeReportRoute, at));
                await SecondOfficer.SendAsync("form[action$='/confirm']");
                return true;
            default:
                return false;
        }
    }

    private async Task FileAsync(AwardRead award, DutyView at)
    {
        var holder = HolderOf(award);
        foreach (var target in (award.Settings.Targets ?? []).Where(t => t.Evidence))
            await UploadAsync(holder, DutyLinks.Of(DutyLinks.OwnPapersRoute, at), target.Id);
        await holder.OpenAsync(DutyLinks.Of(DutyLinks.OwnReportRoute, at));
        await holder.SendAsync(Form, [.. Asked(holder, Form, AwardPlayer.ReportOf(award)), ("declared", "yes"), ("go", "file")]);
    }
}
