namespace Funding.Workflows.Stages.Defence;

/// <summary>The office's page of the day itself: who is next, has arrived, is in the room, was heard, did not come.</summary>
internal static class DayPages
{
    public static void Map(IStageRoutes routes) => routes.Form(Audience.Office, "day", ShowAsync, StepAsync);

    private static async Task<IResult> ShowAsync(
        StagePlace place, string? on, PageContext here, DefenceQueries queries, TimeProvider clock, CancellationToken cancellation)
    {
        var view = await queries.ReadAsync(here.Actor!, place.Round, place.Stage, cancellation);
        var days = view.Sessions.Select(s => s.Place.Day).Distinct().Order().ToList();
        var today = ShanghaiTime.DayOf(clock.GetUtcNow());
        var ahead = days.Where(d => d >= today).Concat(days.TakeLast(1)).FirstOrDefault(today);
        var day = PlanPages.ReadDay(on) ?? ahead;
        return Page.Render<DayPage, DefenceDayModel>(new(
            place, view, days, day, day <= today && view.IsPublished && here.Actor!.Can(Right.HoldDefence)
                && place.Round.IsAt(DefenceStage.Kind) && place.Round.Seal is null));
    }

    private static async Task<IResult> StepAsync(
        StagePlace place, Form form, PageContext here, DefenceTrackCommands track, Texts<DefenceText> T, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.HoldDefence);
        var to = form.Choice<DefenceState>("step");
        form.Demand();
        var session = await track.StepAsync(here.Actor!, place.Round.Id, form.Text("application"), to, cancellation);
        return Page.Redirect(
            to == DefenceState.Absent
                ? DefenceLinks.Session(place.Round.Id, place.Stage.Id, session.CaseId)
                : DefenceLinks.Day(place.Round.Id, place.Stage.Id, session.Place.Day),
            T["done.step", session.Name, T.Of("state", session.State)]);
    }
}

/// <param name="Days">Those with sessions.</param>
/// <param name="MayAct">The reader may note something of the day now.</param>
public sealed record DefenceDayModel(
    StagePlace Place, DefenceOverview View, IReadOnlyList<DateOnly> Days, DateOnly Day, bool MayAct)
{
    public IReadOnlyList<DefenceSession> Sessions { get; } =
        [.. View.Sessions.Where(s => s.Place.Day == Day && s.State is not (DefenceState.Failed or DefenceState.Withdrawn))];
}
