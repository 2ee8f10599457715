namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>What the visits do by themselves: visitors are drawn, officers and visitors are reminded.</summary>
public sealed class VisitActs(
    ITableStore tables, IBlobStore blobs, RoundStore rounds, VisitStore visits, VisitPoolStore pool, PeopleStore people,
    ReminderStore reminders, WorkingCalendar calendar, CommitWriter commits, OfficeHours hours, TimeProvider clock)
{
    // Three rows each, and one for each visitor.
    private const int DrawnPerCommit = 15;

    // Of a protocol that is not signed.
    private const int WorkingDaysBetween = 2;

    /// <summary>The applications are chosen, their visitors drawn; the officers are asked to make the appointments.</summary>
    public async Task<Round> EnterAsync(Round entering, CancellationToken cancellation)
    {
        var (stage, partition) = (entering.Stages.Of(entering.Stage), RoundKeys.Partition(entering.Id));
        var programme = await rounds.GetProgrammeAsync(entering.Id, cancellation);
        var settings = SiteVisitSettings.In(programme);
        var chosen = await pool.ChooseAsync(entering, programme, settings, cancellation);
        if (chosen.Count == 0)
            return entering;
        var roster = await pool.DrawAsync(entering, stage, settings, chosen, cancellation);
        var visitors = roster.Draw.Seats
            .Where(s => roster.Cases.ContainsKey(s.ApplicationId) && roster.Experts.ContainsKey(s.ExpertId))
            .ToLookup(s => roster.Cases[s.ApplicationId], s => roster.Experts[s.ExpertId], StringComparer.Ordinal);
        foreach (var some in chosen.Chunk(DrawnPerCommit))
        {
            var commit = new Commit(partition);
            foreach (var application in some)
                Draw(commit, stage, application, [.. visitors[application.Id]]);
            await commits.SaveAsync(commit, cancellation);
        }

        if (await visits.PlanAsync(entering, stage, cancellation) is null)
            await RecordAsync(entering, stage, chosen.Count, cancellation);
        var letter = VisitLetters.ToOffice(entering, stage, chosen.Count, chosen.Count, LinkPurpose.OfficerDesk);
        await MailOfficeAsync(entering, Role.Officer, letter, $"{stage.Pass}", cancellation);
        return entering;
    }

    private async Task RecordAsync(Round round, PlannedStage stage, int count, CancellationToken cancellation)
    {
        await using var content = await blobs.OpenReadAsync(VisitPoolStore.BlobOf(round.Id, stage), 0, cancellation);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content!, cancellation));
        await commits.SaveAsync(
            new Commit(RoundKeys.Partition(round.Id))
                .Insert(VisitKeys.Plan(stage), new VisitPlan(count, hash, clock.GetUtcNow()))
                .Audit(AuditNote.By(
                    Actor.Rule(SiteVisitStage.Kind), "visitors-drawn", round.Id, ("visits", $"{count}"), ("record", hash))),
            cancellation);
    }

    private static void Draw(Commit commit, PlannedStage stage, Application application, IReadOnlyList<string> visitors)
    {
        commit
            .Upsert(VisitKeys.Open(stage, application.Id), application.Id)
            .Upsert(VisitKeys.Unplanned(stage, application.Id), application.Id)
            .Upsert(VisitKeys.Visit(stage, application.Id), new Visit
            {
                CaseId = application.Id,
                OrganisationName = application.OrganisationName,
                Title = application.Title,
                Organisations = PanelExperts.OrganisationsOf(application),
                Visitors = [.. visitors.Select(v => new SiteVisitor(v, VisitorState.Visits))],
            });
        foreach (var visitor in visitors)
            commit.Upsert(VisitKeys.Of(stage, visitor, application.Id), application.Id);
    }

    /// <summary>The officers, in time before the last day; the appointments may have come meanwhile.</summary>
    public async Task RemindPlanAsync(Round round, CancellationToken cancellation)
    {
        var stage = round.Stages.Of(round.Stage);
        var letter = await ToOfficeAsync(round, stage, LinkPurpose.OfficerDesk, cancellation);
        if (await MarkedAsync(round, VisitLetters.OfficersKey, letter, cancellation))
            await MailOfficeAsync(round, Role.Officer, letter, $"{stage.Pass}:reminder:{stage.Closes:yyyy-MM-dd}", cancellation);
    }

    /// <summary>Who has not signed, on the last day for it and every other working day after; then the officers too.</summary>
    public async Task RemindVisitorsAsync(Round round, CancellationToken cancellation)
    {
        var (stage, today) = (round.Stages.Of(round.Stage), ShanghaiTime.DayOf(clock.GetUtcNow()));
        var overdue = 0;
        await foreach (var row in tables.EnumerateAsync<string>(
            RoundKeys.Partition(round.Id), KeyRange.Prefix(VisitKeys.Dues(stage)), cancellation))
        {
            if (VisitKeys.DayOf(stage, row.Key) > today)
                break;
            if (await RemindAsync(round, stage, row, today, cancellation))
                overdue++;
        }

        if (overdue > 0)
            await MailOfficeAsync(
                round, Role.Officer, await ToOfficeAsync(round, stage, LinkPurpose.OfficerDesk, cancellation),
                $"{stage.Pass}:overdue:{today:yyyy-MM-dd}", cancellation);
    }

    /// <returns>Whether the last day for its signatures is over.</returns>
    private async Task<bool> RemindAsync(
        Round round, PlannedStage stage, Stored<string> row, DateOnly today, CancellationToken cancellation)
    {
        var commit = new Commit(RoundKeys.Partition(round.Id)).Delete(row.Key, row.ETag);
        var visit = await visits.GetAsync(round, stage, row.Value, cancellation);
        var due = visit.Value is { State: VisitState.Open, Appointment: not null };
        if (due)
        {
            var next = calendar.AddWorkingDays(today, WorkingDaysBetween);
            commit.Replace(visit, visit.Value with { RemindOn = next }).Upsert(VisitKeys.Due(stage, next, row.Value), row.Value);
            foreach (var expert in visit.Value.Visiting.Except(visit.Value.Signatures.Select(s => s.ExpertId)))
            {
                var letter = VisitLetters.ToSign(round, stage, visit.Value);
                if (await reminders.MarkAsync(commit, round, VisitLetters.KeyOf(expert, row.Value), letter, cancellation))
                    commit.Mail(round, letter, expert, $"{row.Value}:{stage.Pass}:{today:yyyy-MM-dd}");
            }
        }

        // Signed or moved in this moment: the next look sees it.
        await Attempts.OnceAsync(() => commits.SaveAsync(commit, cancellation), cancellation);
        return due && visit.Value.Appointment!.SignBy < today;
    }

    /// <summary>Every day past the last: officers and administrators.</summary>
    public async Task EscalateAsync(Round round, CancellationToken cancellation)
    {
        var stage = round.Stages.Of(round.Stage);
        var cause = $"{stage.Pass}:{hours.DayOf(clock.GetUtcNow()):yyyy-MM-dd}";
        var letter = await ToOfficeAsync(round, stage, LinkPurpose.OfficerDesk, cancellation);
        if (await MarkedAsync(round, VisitLetters.OfficersKey, letter, cancellation))
            await MailOfficeAsync(round, Role.Officer, letter, cause, cancellation);
        await MailOfficeAsync(
            round, Role.Administrator, await ToOfficeAsync(round, stage, LinkPurpose.Office, cancellation), cause, cancellation);
    }

    /// <summary>A late end shortens no stage after it.</summary>
    public Round Close(Round round) => round with
    {
        Stages = RoundPlan.AfterLate(round.Stages, round.Stage, ShanghaiTime.DayOf(clock.GetUtcNow()), calendar),
    };

    private async Task<Reminder> ToOfficeAsync(Round round, PlannedStage stage, LinkPurpose purpose, CancellationToken cancellation)
    {
        var open = await visits.OpenAsync(round, stage, cancellation);
        var unplanned = (await visits.AllAsync(round, stage, cancellation)).Count(v => v is { State: VisitState.Open, Appointment: null });
        return VisitLetters.ToOffice(round, stage, open.Count, unplanned, purpose);
    }

    private async Task<bool> MarkedAsync(Round round, string key, Reminder letter, CancellationToken cancellation)
    {
        var mark = new Commit(RoundKeys.Partition(round.Id));
        if (!await reminders.MarkAsync(mark, round, key, letter, cancellation))
            return false;
        await commits.SaveAsync(mark, cancellation);
        return true;
    }

    private async Task MailOfficeAsync(Round round, Role role, Reminder letter, string cause, CancellationToken cancellation)
    {
        foreach (var person in await people.HandlingAsync(role, round.Id, cancellation))
            await commits.SaveAsync(new Commit(RoundKeys.Partition(round.Id)).Mail(round, letter, person.Id, cause), cancellation);
    }
}
