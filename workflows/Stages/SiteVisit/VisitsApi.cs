namespace Funding.Workflows.Stages.SiteVisit;

internal static class VisitsApi
{
    /// <param name="From">Time of day; null before there is an appointment.</param>
    /// <param name="Visitors">Ids of the persons who visit.</param>
    /// <param name="NotMet">Ids of the conditions that are not met.</param>
    /// <param name="Code">The content code that was signed; null before.</param>
    internal sealed record VisitLine(
        string Application, string OrganisationName, string Title, DateOnly? Day, string? From, string? Place,
        IReadOnlyList<string> Visitors, VisitState State, int Signatures, IReadOnlyList<string> NotMet, string? Code)
    {
        public static VisitLine Of(SiteVisitSettings settings, Visit v) => new(
            v.CaseId, v.OrganisationName, v.Title, v.Appointment?.Day, v.Appointment is { } at ? VisitLetters.TimeOf(at) : null,
            v.Appointment?.Place, [.. v.Visiting], v.State, v.Signatures.Count, [.. VisitFindings.NotMet(settings, v).Select(i => i.Id)],
            v.Signatures.Count > 0 ? v.Signatures[0].Code : null);
    }

    /// <param name="Drawn">When the visitors were; null where nothing is visited.</param>
    /// <param name="RecordHash">SHA-256 of the published draw's bytes.</param>
    internal sealed record VisitLines(DateTimeOffset? Drawn, string? RecordHash, IReadOnlyList<VisitLine> Items);

    /// <param name="From">Such as 09:30.</param>
    /// <param name="Reason">Of a move.</param>
    internal sealed record AppointmentBody(DateOnly Day, string From, string Place, string? Reason);

    private static readonly VisitLine Example = new(
        ApplicationExamples.Line.Id, ApplicationExamples.Line.OrganisationName, ApplicationExamples.Line.Title, new(2026, 7, 2), "09:30",
        ApplicationExamples.Line.OrganisationName, ["6f1c0d5e8a9b4c7d", "0b7e44a1c2d35f68"], VisitState.Open, 0, [], null);

    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/rounds/{round}/site-visits").WithTags("site-visits");
        group.MapGet("", ListAsync)
            .Needs(Right.ReadAllApplications)
            .Does(
                "The site visits, those with an appointment first and by it",
                new VisitLines(
                    new(2026, 6, 29, 3, 0, 0, TimeSpan.Zero), "5d41402abc4b2a76b9719d911017c592ae2f7a3c0b1d4e5f60718293a4b5c6d7",
                    [Example]));
        group.MapPut("/{application}/appointment", PlanAsync)
            .Needs(Right.ArrangeVisits)
            .Does(
                "Makes the appointment of a visit, or moves it with a reason; applicant and visitors are told",
                Example, new AppointmentBody(new(2026, 7, 2), "09:30", ApplicationExamples.Line.OrganisationName, null));
    }

    private static async Task<VisitLines> ListAsync(
        string round, PageContext here, RoundStore rounds, VisitQueries queries, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadAllApplications);
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        if (found.Stages.Find(SiteVisitStage.Kind) is not { } stage)
            throw new RefusedException(SiteVisitRefusals.NoVisits());
        var view = await queries.ReadAsync(here.Actor!, found, stage, cancellation);
        return new(view.Plan?.DrawnAt, view.Plan?.RecordHash, [.. view.Visits.Select(v => VisitLine.Of(view.Settings, v))]);
    }

    private static async Task<VisitLine> PlanAsync(
        string round, string application, AppointmentBody body, PageContext here, VisitPlanCommands plans, RoundStore rounds,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ArrangeVisits);
        if (!TimeOnly.TryParseExact(body.From, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from))
            throw new RefusedException(SiteVisitRefusals.Time());
        var visit = await plans.PlanAsync(here.Actor!, round, application, new(body.Day, from, body.Place), body.Reason, cancellation);
        return VisitLine.Of(SiteVisitSettings.In(await rounds.GetProgrammeAsync(round, cancellation)), visit);
    }
}
