namespace Funding.Workflows.Launches;

/// <summary>Launches rounds: by an administrator, or by the calendar of the programmes (<see cref="DailyLaunch"/>).</summary>
public sealed class LaunchCommands(
    LaunchPlanner planner,
    Catalogue catalogue,
    RoundStore rounds,
    StageKindSet kinds,
    ITableStore tables,
    CommitWriter commits,
    TimeProvider clock,
    LaunchSecrets secrets)
{
    /// <summary>Launches the round, once: the same id with the same settings is the round that runs already.</summary>
    /// <exception cref="RefusedException">A setting is wrong, or the id exists with other settings.</exception>
    public async Task<Round> LaunchAsync(Actor actor, LaunchRequest request, CancellationToken cancellation = default) =>
        (await LaunchOrFindAsync(actor, request, cancellation)).Round;

    /// <inheritdoc cref="LaunchAsync"/>
    /// <returns>Whether this call launched it, too.</returns>
    public async Task<(Round Round, bool Launched)> LaunchOrFindAsync(
        Actor actor, LaunchRequest request, CancellationToken cancellation = default)
    {
        actor.Demand(Right.LaunchRound);
        return await LaunchCheckedAsync(actor, request, cancellation);
    }

    /// <summary>What the request would launch; nothing is written.</summary>
    /// <exception cref="RefusedException">As for <see cref="LaunchAsync"/>.</exception>
    public async Task<LaunchPlan> PlanAsync(Actor actor, LaunchRequest request, CancellationToken cancellation = default)
    {
        actor.Demand(Right.LaunchRound);
        var plan = await planner.PlanAsync(request, cancellation);
        return await rounds.FindAsync(plan.Id, cancellation) is { } existing && existing.Value.SettingsHash != request.SettingsHash()
            ? throw new RefusedException(LaunchRefusals.OtherSettings(plan.Id))
            : plan;
    }

    /// <summary>Launches a year's first batch as the programme's file says it, with nobody at the desk.</summary>
    /// <exception cref="RefusedException">As for <see cref="LaunchAsync"/>.</exception>
    internal async Task<Round> LaunchByCalendarAsync(Programme programme, int year, CancellationToken cancellation)
    {
        var request = new LaunchRequest
        {
            ProgrammeId = programme.Id,
            Step = programme.Step?.Id,
            Year = year,
            Batch = 1,
            NoticeNumber = CallTerms.Of(programme).NoticeNumberOf(year)
        };
        return (await LaunchCheckedAsync(Actor.Rule("calendar"), request, cancellation)).Round;
    }

    /// <summary>The round as the request would launch it, with the programme as it would keep it, to be shown and never kept.</summary>
    /// <exception cref="RefusedException">As for <see cref="LaunchAsync"/>.</exception>
    public async Task<Launching> PreviewAsync(Actor actor, LaunchRequest request, CancellationToken cancellation = default) =>
        Made(request, await PlanAsync(actor, request, cancellation));

    /// <summary>A round of a programme that is being composed, as its launch would make it today; never kept.</summary>
    public (Launching Launching, LaunchPlan Plan) Sample(Actor actor, Programme programme)
    {
        actor.Demand(Right.ComposeProgramme);
        var plan = planner.Sample(programme);
        var request = new LaunchRequest
        {
            ProgrammeId = programme.Id,
            Step = programme.Step?.Id,
            Year = plan.Opens.Year,
            Batch = plan.Batch,
            NoticeNumber = CallTerms.Of(programme) is { NoticeNumber: not null } terms ? terms.NoticeNumberOf(plan.Opens.Year) : "",
        };
        return (Made(request, plan), plan);
    }

    private Launching Made(LaunchRequest request, LaunchPlan plan) => plan.Stages.Aggregate(
        new Launching(
            request,
            new Round
            {
                Id = plan.Id,
                ProgrammeId = plan.Programme.Id,
                Step = plan.Programme.Step,
                Year = request.Year,
                Batch = plan.Batch,
                Name = NameOf(plan.Programme, request.Year, plan.Batch),
                NoticeNumber = request.NoticeNumber.Trim(),
                Stage = plan.Stages.First.Id,
                Opens = plan.Opens,
                Stages = plan.Stages,
                Committee = plan.Committee,
                Deputies = plan.Deputies,
                LaunchedAt = clock.GetUtcNow(),
                ProvisionalYears = catalogue.WorkingCalendar.ProvisionalYears(plan.Opens, plan.Stages.LastDay),
                SettingsHash = request.SettingsHash(),
            },
            plan.Programme),
        (all, stage) => kinds[stage.Kind].Launch(all));

    private async Task<(Round Round, bool Launched)> LaunchCheckedAsync(
        Actor actor, LaunchRequest request, CancellationToken cancellation)
    {
        var plan = await planner.PlanAsync(request, cancellation);
        var (id, now) = (plan.Id, clock.GetUtcNow());
        if (await rounds.FindAsync(id, cancellation) is { } existing)
        {
            return existing.Value.SettingsHash == request.SettingsHash()
                ? (existing.Value, false)
                : throw new RefusedException(LaunchRefusals.OtherSettings(id));
        }

        var launching = Made(request, plan);
        var round = launching.Round;
        var commit = new Commit(RoundKeys.Partition(id))
            .Insert(RoundKeys.Round, round)
            .Insert(RoundKeys.Snapshot, launching.Snapshot)
            .Insert(RoundKeys.Desks, plan.Desks)
            .Insert(RoundKeys.PseudonymSecret, Convert.ToHexStringLower(secrets.PseudonymSecret(id)))
            .WriteElsewhere(RoundKeys.RoundsPartition, id, RoundSummary.Of(round))
            .Schedule(HomeWalker.Name, HomeWalker.InstanceId(id), id)
            .Audit(AuditNote.By(
                actor,
                "round-launched",
                id,
                [("notice", round.NoticeNumber), .. launching.OnRecord, ("settings", round.SettingsHash)]));
        foreach (var add in launching.Rows)
        {
            add(commit);
        }

        // First: the sweep finds by it what a crash right after the commit leaves undone.
        await tables.CommitAsync(RoundKeys.LaunchesPartition, RowCodec.Upsert(id, now), cancellation);

        // Launched at the same moment by somebody else: it is their round now.
        return await Attempts.OnceAsync(() => commits.SaveAsync(commit, cancellation), cancellation)
            ? (round, true)
            : await LaunchCheckedAsync(actor, request with { Batch = plan.Batch }, cancellation);
    }

    private static Bilingual NameOf(Programme programme, int year, int batch) =>
        batch == 1 ? RoundTexts.Of("name", year, RoundTexts.NameOf(programme))
            : RoundTexts.Of("name-of-batch", year, batch, RoundTexts.NameOf(programme));
}
