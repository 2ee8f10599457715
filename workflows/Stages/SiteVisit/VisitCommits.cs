namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>Rows that go together with a visit's.</summary>
internal static class VisitCommits
{
    /// <summary>Replaces the visit and moves the rows that say what it waits for along.</summary>
    public static Commit ReplaceVisit(this Commit commit, PlannedStage stage, Stored<Visit> stored, Visit visit)
    {
        var before = stored.Value;
        commit.Replace(stored, visit);
        if (IsUnplanned(before) && !IsUnplanned(visit))
            commit.Delete(VisitKeys.Unplanned(stage, visit.CaseId));
        if (before.RemindOn != visit.RemindOn && before.RemindOn is { } was)
            commit.Delete(VisitKeys.Due(stage, was, visit.CaseId));
        if (before.RemindOn != visit.RemindOn && visit.RemindOn is { } on)
            commit.Upsert(VisitKeys.Due(stage, on, visit.CaseId), visit.CaseId);
        if (HoldsUp(before) && !HoldsUp(visit))
            commit.Delete(VisitKeys.Open(stage, visit.CaseId));
        return commit;
    }

    /// <summary>It is over for the application, which is told why.</summary>
    /// <param name="visit">As it will be, with the reason.</param>
    /// <param name="by">The officer who decided so, or the rule.</param>
    public static Commit FailCase(
        this Commit commit, Actor by, Round round, PlannedStage stage, Stored<Application> application, Visit visit)
    {
        var failed = application.Value with { State = ApplicationState.NotSelected, Reason = visit.Reason };
        return commit.ReplaceApplication(application, failed)
            .Audit(AuditNote.By(by, "visit-failed", failed.Id, ("reason", visit.Reason!)).Moves(
                failed.Desk, application.Value.State, failed.State))
            .MailApplicant(round, stage, VisitMails.VisitFailed, failed, "failed", ("Reason", visit.Reason!));
    }

    private static bool IsUnplanned(Visit visit) => visit is { State: VisitState.Open, Appointment: null };

    private static bool HoldsUp(Visit visit) => visit.State is VisitState.Open or VisitState.Undecided;
}
