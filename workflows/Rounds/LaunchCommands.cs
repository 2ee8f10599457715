namespace Funding.Workflows.Rounds;

/// <summary>Launches rounds: by an administrator, or by the calendar of the programmes (<see cref="DailyLaunch"/>).</summary>
public sealed class LaunchCommands(
    LaunchPlanner planner,
    Catalogue catalogue,
    RoundStore rounds,
    ITableStore tables,
    CommitWriter commits,
    TimeProvider clock,
    LaunchSecrets secrets)
{
    /// <summary>Launches the round, once: the same id with the same settings is the round that runs already.</summary>
    /// <exception cref="RefusedException">A setting is wrong, or the id exists with other settings.</exception>
    public async Task<Round> LaunchAsync(Actor actor, LaunchRequest request, CancellationToken cancellation = default)
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
    internal Task<Round> LaunchByCalendarAsync(Programme programme, int year, CancellationToken cancellation) =>
        LaunchCheckedAsync(
            Actor.Rule("calendar"),
            new LaunchRequest
            {
                ProgrammeId = programme.Id,
                Year = year,
                Batch = 1,
                NoticeNumber = CallTerms.Of(programme).NoticeNumberOf(year)
            },
            cancellation);

    /// <summary>Where nobody recommends, an applicant still names its city or department.</summary>
    private IReadOnlyList<Desk> DesksOf(Programme programme) => QuotaSettings.Find(programme) is { } quota
        ? [.. quota.Desks.Select(d => catalogue.Desk(d.Desk))] : catalogue.Desks;

    private async Task<Round> LaunchCheckedAsync(Actor actor, LaunchRequest request, CancellationToken cancellation)
    {
        var (programme, id, batch, opens, plan, valueDay, committee, deputies) = await planner.PlanAsync(request, cancellation);
        var now = clock.GetUtcNow();
        if (await rounds.FindAsync(id, cancellation) is { } existing)
        {
            return existing.Value.SettingsHash == request.SettingsHash()
                ? existing.Value
                : throw new RefusedException(LaunchRefusals.OtherSettings(id));
        }

        var seed = valueDay is null ? null : secrets.DrawSeed(id);
        var round = new Round
        {
            Id = id,
            ProgrammeId = programme.Id,
            Year = request.Year,
            Batch = batch,
            Name = NameOf(programme, request.Year, batch),
            NoticeNumber = request.NoticeNumber.Trim(),
            Stage = plan.First.Id,
            Opens = opens,
            Stages = plan,
            Committee = committee,
            Deputies = deputies,
            Draw = seed is not null && valueDay is { } day
                ? new DrawPlan(DrawCommitment.Of(seed, id), request.PublicValueName ?? ShanghaiComposite.Name, day)
                : null,
            LaunchedAt = now,
            ProvisionalYears = catalogue.WorkingCalendar.ProvisionalYears(opens, plan.LastDay),
            SettingsHash = request.SettingsHash(),
        };
        var snapshot = request.Places is { } places
            ? programme.WithStage<RankingSettings>(RankingSettings.Kind, s => new(s.Selection with { Places = places }))
            : programme;
        var commit = new Commit(RoundKeys.Partition(id))
            .Insert(RoundKeys.Round, round)
            .Insert(RoundKeys.Snapshot, snapshot)
            .Insert(RoundKeys.Desks, DesksOf(programme))
            .Insert(RoundKeys.PseudonymSecret, Convert.ToHexStringLower(secrets.PseudonymSecret(id)))
            .WriteElsewhere(RoundKeys.RoundsPartition, id, RoundSummary.Of(round))
            .Schedule(HomeWalker.Name, HomeWalker.InstanceId(id), id)
            .Audit(AuditNote.By(
                actor,
                "round-launched",
                id,
                [("notice", round.NoticeNumber), .. Committed(round), ("settings", round.SettingsHash)]));
        if (seed is not null)
        {
            commit.Insert(RoundKeys.DrawSeed, Convert.ToHexStringLower(seed));
        }

        foreach (var desk in QuotaSettings.DesksOf(programme))
        {
            commit.Insert(RoundKeys.DeskQuota(desk.Desk), new DeskQuota(desk.Desk, desk.Limit, []));
        }

        // First: the sweep finds by it what a crash right after the commit leaves undone.
        await tables.CommitAsync(RoundKeys.LaunchesPartition, RowCodec.Upsert(id, now), cancellation);

        // Launched at the same moment by somebody else: it is their round now.
        return await Attempts.OnceAsync(() => commits.SaveAsync(commit, cancellation), cancellation)
            ? round
            : await LaunchCheckedAsync(actor, request with { Batch = batch }, cancellation);
    }

    private static IEnumerable<(string, string)> Committed(Round round) =>
        round.Draw is { } draw ? [("commitment", draw.Commitment)] : [];

    private static Bilingual NameOf(Programme programme, int year, int batch) =>
        batch == 1 ? RoundTexts.Of("name", year, programme.Name) : RoundTexts.Of("name-of-batch", year, batch, programme.Name);
}
