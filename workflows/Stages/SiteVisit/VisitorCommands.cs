namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>Who visits: a visitor with a conflict steps back, and the office has the next by the drawn order stand in.</summary>
public sealed class VisitorCommands(
    RoundStore rounds, VisitStore visits, VisitAccessStore access, VisitPoolStore pool, ApplicationStore applications,
    ConflictDeclarations conflicts, PeopleStore people, CommitWriter commits)
{
    private const int Tries = 3;

    /// <summary>The visitor steps back; from then on nothing of the visit is theirs, and the officers are told.</summary>
    /// <exception cref="RefusedException">Not theirs to visit, complete, or no reason.</exception>
    public Task RecuseAsync(
        Actor actor, string roundId, string caseId, string? reason, CancellationToken cancellation = default) =>
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var (round, stage, stored) = await access.OpenForChangeAsync(actor, roundId, caseId, cancellation);
            var why = Reasons.Demand(reason);
            var visit = Without(stored.Value, actor.PersonId, VisitorState.Recused, why);
            var commit = new Commit(RoundKeys.Partition(roundId))
                .ReplaceVisit(stage, stored, visit)
                .Audit(AuditNote.By(actor, "visitor-recused", caseId, ("reason", why)));
            foreach (var officer in await people.HandlingAsync(Role.Officer, roundId, cancellation))
                commit.MailOfficer(
                    round, stage, VisitMails.VisitorMissing, officer.Id, visit, actor.PersonId, ("Reason", why));
            await commits.SaveAsync(commit, cancellation);
        }, cancellation);

    /// <summary>
    /// The next by the drawn order visits, in the place of one who does not come or sign, or where one is missing. Both are told; who
    /// stands in hears of an appointment that is made.
    /// </summary>
    /// <param name="instead">In whose place; null where one is missing.</param>
    /// <returns>Who stands in.</returns>
    /// <exception cref="RefusedException">
    /// Complete, nobody is missing, that one does not visit or has signed, nobody is left, no reason, or a conflict of the officer's.
    /// </exception>
    public Task<string> StandInAsync(
        Actor actor, string roundId, string caseId, string? instead, string? reason, CancellationToken cancellation = default) =>
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var (round, stage) = await visits.ArrangedByAsync(actor, roundId, cancellation);
            var stored = await visits.GetAsync(round, stage, caseId, cancellation);
            var settings = SiteVisitSettings.In(await rounds.GetProgrammeAsync(roundId, cancellation));
            DemandReplaceable(stored.Value, settings, instead);
            var why = Reasons.Demand(reason, "why");
            var application = (await applications.GetAsync(roundId, caseId, cancellation)).Value;
            if (await conflicts.HasWithAsync(actor.PersonId, application, cancellation))
                throw new RefusedException(SiteVisitRefusals.Conflict());
            var all = await visits.AllAsync(round, stage, cancellation);
            IReadOnlySet<string> busy = stored.Value.Appointment is { } at
                ? VisitTimes.Busy(settings.VisitMinutes, stored.Value, at.Begins, all) : new HashSet<string>();
            var next = await pool.NextAsync(round, stage, all, application, busy, cancellation)
                ?? throw new RefusedException(SiteVisitRefusals.NobodyLeft());
            var left = instead is null ? stored.Value : Without(stored.Value, instead, VisitorState.Replaced, why);
            var visit = left with { Visitors = [.. left.Visitors, new(next, VisitorState.Visits)] };
            var plan = (await visits.PlanAsync(round, stage, cancellation))!;
            var commit = new Commit(RoundKeys.Partition(roundId))
                .Replace(plan, plan.Value with { Changes = plan.Value.Changes + 1 })
                .ReplaceVisit(stage, stored, visit)
                .Upsert(VisitKeys.Of(stage, next, caseId), caseId)
                .Audit(AuditNote.By(
                    actor, "visitor-stands-in", caseId, ("before", instead ?? ""), ("after", next), ("reason", why)));
            Tell(commit, round, stage, visit, instead, next, why);
            await commits.SaveAsync(commit, cancellation);
            return next;
        }, cancellation);

    private static void DemandReplaceable(Visit visit, SiteVisitSettings settings, string? instead)
    {
        if (visit.State != VisitState.Open)
            throw new RefusedException(SiteVisitRefusals.Complete());
        if (instead is null ? visit.Visiting.Count() >= settings.Visitors.Count : !visit.Visiting.Contains(instead))
            throw new RefusedException(SiteVisitRefusals.Instead());
        if (visit.Signatures.Any(s => s.ExpertId == instead))
            throw new RefusedException(SiteVisitRefusals.HasSigned());
    }

    private static void Tell(
        Commit commit, Round round, PlannedStage stage, Visit visit, string? instead, string next, string why)
    {
        if (instead is not null)
            commit.Mail(
                round, VisitMails.VisitorReleased, instead, $"{visit.CaseId}:{stage.Pass}:{next}", null,
                ("ApplicationName", visit.Name), ("Reason", why));
        if (visit.Appointment is { } at)
            commit.MailVisitor(
                round, stage, VisitMails.VisitorAsked, next, visit, $"stands-in:{visit.Moves}",
                [.. VisitLetters.DataOf(at), RoundMail.Day("SignBy", at.SignBy)]);
    }

    private static Visit Without(Visit visit, string expertId, VisitorState state, string why) => visit with
    {
        Visitors = [.. visit.Visitors.Select(v => v.ExpertId == expertId ? v with { State = state, Reason = why } : v)],
        Signatures = [.. visit.Signatures.Where(s => s.ExpertId != expertId)],
    };
}
