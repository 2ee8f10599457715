namespace Funding.Workflows.Stages.SiteVisit;

/// <param name="Place">Where to meet.</param>
public sealed record VisitRequest(DateOnly Day, TimeOnly From, string Place);

/// <summary>
/// An officer makes the appointment of a visit, or moves it. Every such change replaces the plan's row in its commit, so of two at once the
/// second is looked at again.
/// </summary>
public sealed class VisitPlanCommands(
    RoundStore rounds, VisitStore visits, ApplicationStore applications, ConflictDeclarations conflicts, WorkingCalendar calendar,
    CommitWriter commits, TimeProvider clock)
{
    private const int Tries = 3;

    // A refusal is for reading.
    private const int MostClashes = 10;

    /// <summary>Applicant and visitors are told; of a move with the reason and what was before.</summary>
    /// <param name="reason">Of a move; not asked for the first time.</param>
    /// <exception cref="RefusedException">
    /// Not visited, over, being signed, too few visitors, no such day, a clash of a visitor's visits, no reason, or the officer's conflict.
    /// </exception>
    public Task<Visit> PlanAsync(
        Actor actor, string roundId, string caseId, VisitRequest request, string? reason, CancellationToken cancellation = default) =>
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var (round, stage) = await visits.ArrangedByAsync(actor, roundId, cancellation);
            var stored = await visits.GetAsync(round, stage, caseId, cancellation);
            var application = await DemandMovableAsync(actor, round, stored.Value, cancellation);
            var settings = SiteVisitSettings.In(await rounds.GetProgrammeAsync(roundId, cancellation));
            var at = Checked(request, settings, stage.Closes!.Value);
            var before = stored.Value.Appointment;
            if (before == at)
                return stored.Value;
            var why = before is null ? null : Reasons.Demand(reason);
            await DemandNoClashAsync(round, stage, settings, stored.Value, at, cancellation);
            var visit = stored.Value with
            {
                Appointment = at,
                ArrangedAt = clock.GetUtcNow(),
                Moves = stored.Value.Moves + (before is null ? 0 : 1),
                RemindOn = at.SignBy,
            };
            var plan = (await visits.PlanAsync(round, stage, cancellation))!;
            var commit = new Commit(RoundKeys.Partition(roundId))
                .Replace(plan, plan.Value with { Changes = plan.Value.Changes + 1 })
                .ReplaceVisit(stage, stored, visit)
                .Audit(AuditNote.By(
                    actor, before is null ? "visit-planned" : "visit-moved", caseId,
                    ("day", $"{at.Day:yyyy-MM-dd}"), ("from", VisitLetters.TimeOf(at)), ("reason", why ?? "")))
                .WakeRound(roundId);
            Tell(commit, round, stage, visit, application, before, why);
            await commits.SaveAsync(commit, cancellation);
            return visit;
        }, cancellation);

    private static void Tell(
        Commit commit, Round round, PlannedStage stage, Visit visit, Application application, VisitAppointment? before, string? why)
    {
        var (at, cause) = (visit.Appointment!, $"{visit.Moves}");
        var data = before is null ? VisitLetters.DataOf(at) : VisitLetters.MovedDataOf(at, before, why!);
        commit.MailApplicant(
            round, stage, before is null ? VisitMails.VisitAppointed : VisitMails.VisitMoved, application, cause, data);
        foreach (var visitor in visit.Visiting)
            commit.MailVisitor(
                round, stage, before is null ? VisitMails.VisitorAsked : VisitMails.VisitorMoved, visitor, visit, cause,
                [.. data, RoundMail.Day("SignBy", at.SignBy)]);
    }

    private VisitAppointment Checked(VisitRequest request, SiteVisitSettings settings, DateOnly last)
    {
        var refusals = new List<Refusal>();
        var place = request.Place.Trim();
        if (TextSafety.Check(place, "place", multiline: false).FirstOrDefault() is { } wrong)
            refusals.Add(wrong);
        else if (TextSafety.Length(place) is 0 or > VisitAppointment.MostOfPlace)
            refusals.Add(SiteVisitRefusals.Place(VisitAppointment.MostOfPlace));
        var at = new VisitAppointment(request.Day, request.From, place, calendar.AddWorkingDays(request.Day, settings.SignWorkingDays));
        if (at.Begins <= clock.GetUtcNow() || request.Day > last || !calendar.IsWorkingDay(request.Day))
            refusals.Add(SiteVisitRefusals.Day(last));
        return refusals.Count == 0 ? at : throw new RefusedException(refusals);
    }

    private async Task<Application> DemandMovableAsync(Actor actor, Round round, Visit visit, CancellationToken cancellation)
    {
        if (visit.State != VisitState.Open || visit.Signatures.Count > 0)
            throw new RefusedException(SiteVisitRefusals.NotMovable());
        if (visit.Visiting.Count() < Visit.Signers)
            throw new RefusedException(SiteVisitRefusals.TooFewVisitors(Visit.Signers));
        var application = (await applications.GetAsync(round.Id, visit.CaseId, cancellation)).Value;
        return await conflicts.HasWithAsync(actor.PersonId, application, cancellation)
            ? throw new RefusedException(SiteVisitRefusals.Conflict()) : application;
    }

    private async Task DemandNoClashAsync(
        Round round, PlannedStage stage, SiteVisitSettings settings, Visit visit, VisitAppointment at, CancellationToken cancellation)
    {
        var clashes = VisitTimes.Clashes(
            settings.VisitMinutes, visit, at.Begins, await visits.AllAsync(round, stage, cancellation));
        if (clashes.Count == 0)
            return;
        var names = ExpertNames.Of(await visits.PoolAsync(round, cancellation));
        throw new RefusedException([.. clashes.Take(MostClashes).Select(c => SiteVisitRefusals.Clash(
            names.Of(c.ExpertId, c.ExpertId), VisitLetters.When(c.Other.Appointment!), c.Other.Name, settings.VisitMinutes))]);
    }
}
