namespace Funding.Workflows.Stages.Defence;

/// <param name="First">The first day of sessions.</param>
/// <param name="Rooms">What the rooms are called, in order.</param>
/// <param name="Address">Where they are, or how one joins.</param>
public sealed record DefencePlanRequest(DateOnly First, IReadOnlyList<string> Rooms, string Address);

/// <summary>
/// An officer plans the sessions, moves one, publishes them. Every change of them replaces the plan's row in its commit, so of two at once
/// the second is looked at again.
/// </summary>
public sealed class DefencePlanCommands(
    RoundStore rounds, DefenceStore defence, ApplicationStore applications, ConflictDeclarations conflicts, CommitWriter commits,
    TimeProvider clock)
{
    public const int RoomCharacters = 40;
    public const int AddressCharacters = 300;

    // A page names so many; the others are seen once these are mended.
    private const int MostNamed = 10;
    private const int Tries = 3;

    /// <summary>Plans all cases that are to be heard, in the place of an unpublished plan.</summary>
    /// <exception cref="RefusedException">Something asked for is wrong, or no plan can be made: it says what is short.</exception>
    public Task<DefenceDraft> MakeAsync(
        Actor actor, string roundId, DefencePlanRequest request, CancellationToken cancellation = default) => TryAsync(async () =>
    {
        var (round, stage) = await OpenAsync(actor, roundId, cancellation);
        var settings = DefenceSettings.Of(await rounds.GetProgrammeAsync(roundId, cancellation));
        var asked = Checked(request, settings, Today.AddDays(1), stage.Closes!.Value);
        var plan = await defence.PlanAsync(round, stage, cancellation);
        if (plan?.Value.PublishedAt is not null)
            throw new RefusedException(DefenceRefusals.Published());
        var inputs = await defence.InputsAsync(round, stage, asked.First, asked.Rooms.Count, cancellation);
        if (inputs.Cases.Count is 0 or > DefenceDraft.MostCases)
            throw new RefusedException(inputs.Cases.Count == 0
                ? DefenceRefusals.NothingToPlan() : DefenceRefusals.TooManyCases(DefenceDraft.MostCases));
        var outcome = DefencePlanner.Plan(inputs);
        if (outcome.Lacks.Count > 0)
        {
            var names = await NamesAsync(round, stage, cancellation);
            throw new RefusedException([.. outcome.Lacks.Take(MostNamed).Select(lack => DefenceRefusals.Short(names.Say(lack)))]);
        }

        var made = new DefencePlan(
            (plan?.Value.Number ?? 0) + 1, asked.Rooms, asked.Address, actor.PersonId, clock.GetUtcNow());
        var draft = new DefenceDraft(made.Number, outcome.Sessions);
        var commit = new Commit(RoundKeys.Partition(roundId)).Audit(AuditNote.By(
            actor, "defence-planned", roundId, ("plan", $"{made.Number}"), ("sessions", $"{draft.Sessions.Count}"),
            ("hash", HashOf(draft))));
        _ = plan is null ? commit.Insert(DefenceKeys.Plan(stage), made) : commit.Replace(plan, made);
        _ = await defence.DraftAsync(round, stage, cancellation) is { } before
            ? commit.Replace(before, draft) : commit.Insert(DefenceKeys.Draft(stage), draft);
        await commits.SaveAsync(commit, cancellation);
        return draft;
    }, cancellation);

    /// <summary>
    /// Gives one session another place, of a draft or of a published plan; there an absent applicant gets a new session, and whom it
    /// concerns is told.
    /// </summary>
    /// <exception cref="RefusedException">No such session, it is over, or it clashes with something, which is named.</exception>
    public Task MoveAsync(
        Actor actor, string roundId, string caseId, DefencePlace place, CancellationToken cancellation = default) => TryAsync(async () =>
    {
        var (round, stage) = await OpenAsync(actor, roundId, cancellation);
        var plan = await defence.PlanAsync(round, stage, cancellation) ?? throw new RefusedException(DefenceRefusals.NoPlan());
        if (place.Begins <= clock.GetUtcNow())
            throw new RefusedException(DefenceRefusals.Past());
        var commit = new Commit(RoundKeys.Partition(roundId))
            .Replace(plan, plan.Value with { Changes = plan.Value.Changes + 1 })
            .Audit(AuditNote.By(
                actor, "defence-moved", caseId, ("day", $"{place.Day:yyyy-MM-dd}"), ("from", $"{place.From:HH\\:mm}"),
                ("room", $"{place.Room}")));
        await (plan.Value.PublishedAt is null
            ? MoveDraftAsync(commit, round, stage, plan.Value, caseId, place, cancellation)
            : MoveSessionAsync(commit, actor, round, stage, plan.Value, caseId, place, cancellation));
        await commits.SaveAsync(commit, cancellation);
        return true;
    }, cancellation);

    /// <summary>The plan is checked once more, and from now on it holds: everybody is told.</summary>
    /// <exception cref="RefusedException">No plan, published already, or it cannot be held any more, and why.</exception>
    public Task PublishAsync(Actor actor, string roundId, CancellationToken cancellation = default) => TryAsync(async () =>
    {
        var (round, stage) = await OpenAsync(actor, roundId, cancellation);
        var plan = await defence.PlanAsync(round, stage, cancellation) ?? throw new RefusedException(DefenceRefusals.NoPlan());
        if (plan.Value.PublishedAt is not null)
            throw new RefusedException(DefenceRefusals.Published());
        var draft = await defence.DraftAsync(round, stage, cancellation) ?? throw new RefusedException(DefenceRefusals.NoPlan());
        var inputs = await defence.InputsAsync(round, stage, Today.AddDays(1), plan.Value.Rooms.Count, cancellation);
        var standing = draft.Value with { Sessions = Standing(draft.Value.Sessions, inputs) };
        if (DefenceCheck.Faults(inputs, standing.Sessions) is { Count: > 0 } faults)
            throw await ClashAsync(round, stage, faults, null, cancellation);
        await commits.SaveAsync(
            new Commit(RoundKeys.Partition(roundId))
                .Replace(plan, plan.Value with { PublishedAt = clock.GetUtcNow(), PublishedBy = actor.PersonId })
                .Replace(draft, standing)
                .Audit(AuditNote.By(
                    actor, "defence-published", roundId, ("plan", $"{plan.Value.Number}"), ("sessions", $"{standing.Sessions.Count}"),
                    ("hash", HashOf(standing))))
                .WakeRound(roundId),
            cancellation);
        return true;
    }, cancellation);

    /// <summary>Somebody cannot come at a time: the next plan respects it.</summary>
    /// <param name="who">A person of the pool, or the credit code of an applicant that is to be heard.</param>
    /// <param name="hours">Such as 09:00-12:00; null or blank for the whole day.</param>
    public Task AddAwayAsync(
        Actor actor, string roundId, string who, DateOnly day, string? hours, CancellationToken cancellation = default) =>
        TryAsync(() => EnterAwayAsync(actor, roundId, who, day, hours, cancellation), cancellation);

    public Task RemoveAwayAsync(Actor actor, string roundId, DefenceAway away, CancellationToken cancellation = default) =>
        TryAsync(async () =>
        {
            var (round, stage) = await OpenAsync(actor, roundId, cancellation);
            var stored = await defence.AwayAsync(round, stage, cancellation);
            if (stored is not null && stored.Value.Items.Contains(away))
                await SaveAwayAsync(actor, round, stage, stored, [.. stored.Value.Items.Where(i => i != away)], cancellation);
            return true;
        }, cancellation);

    private DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    private async Task<bool> EnterAwayAsync(
        Actor actor, string roundId, string who, DateOnly day, string? hours, CancellationToken cancellation)
    {
        var (round, stage) = await OpenAsync(actor, roundId, cancellation);
        if (!(await defence.OpenAsync(round, stage, cancellation)).Any(o => o.Subject == who)
            && !(await defence.PoolAsync(round, cancellation)).Exists(e => e.PersonId == who))
            throw new RefusedException(DefenceRefusals.AwayWho());
        if (day < Today || day > stage.Closes)
            throw new RefusedException(DefenceRefusals.AwayDay(stage.Closes!.Value));
        var time = string.IsNullOrWhiteSpace(hours) ? new(TimeOnly.MinValue, new TimeOnly(23, 59)) : DefenceHours.Read(hours);
        if (time is not { } between || between.To <= between.From)
            throw new RefusedException(DefenceRefusals.AwayHours());
        var stored = await defence.AwayAsync(round, stage, cancellation);
        var items = stored?.Value.Items ?? [];
        if (items.Count >= DefenceAways.Most)
            throw new RefusedException(DefenceRefusals.AwayTooMany(DefenceAways.Most));
        var added = new DefenceAway(who, day, between.From, between.To);
        await SaveAwayAsync(actor, round, stage, stored, [.. items.Where(i => i != added), added], cancellation);
        return true;
    }

    private async Task MoveDraftAsync(
        Commit commit, Round round, PlannedStage stage, DefencePlan plan, string caseId, DefencePlace place, CancellationToken cancellation)
    {
        var draft = await defence.DraftAsync(round, stage, cancellation) ?? throw new RefusedException(DefenceRefusals.NoPlan());
        var inputs = await defence.InputsAsync(round, stage, Today.AddDays(1), plan.Rooms.Count, cancellation);
        var standing = Standing(draft.Value.Sessions, inputs);
        if (standing.All(s => s.CaseId != caseId))
            throw new RefusedException(DefenceRefusals.NotFound(caseId));
        var moved = new PlannedSession(caseId, place, inputs.Cases.First(c => c.Id == caseId).Panel);
        if (DefenceCheck.FaultsOf(inputs, moved, standing) is { Count: > 0 } faults)
            throw await ClashAsync(round, stage, faults, "place", cancellation);
        commit.Replace(draft, draft.Value with { Sessions = [.. standing.Select(s => s.CaseId == caseId ? moved : s)] });
    }

    private async Task MoveSessionAsync(
        Commit commit, Actor actor, Round round, PlannedStage stage, DefencePlan plan, string caseId, DefencePlace place,
        CancellationToken cancellation)
    {
        if (plan.ToldAt is null)
            throw new RefusedException(DefenceRefusals.BeingTold());
        var stored = await defence.SessionAsync(round, stage, caseId, cancellation)
            ?? throw new RefusedException(DefenceRefusals.NotFound(caseId));
        if (!DefenceTracking.MayMove(stored.Value.State))
            throw new RefusedException(DefenceRefusals.NotMovable());
        await DemandNoConflictAsync(actor, round, caseId, cancellation);
        var (inputs, others) = await AmongAsync(round, stage, plan, stored.Value, cancellation);
        var moved = new PlannedSession(caseId, place, inputs.Cases[0].Panel);
        if (DefenceCheck.FaultsOf(inputs, moved, others) is { Count: > 0 } faults)
            throw await ClashAsync(round, stage, faults, "place", cancellation);
        var session = DefenceTracking.Step(stored.Value, DefenceState.Waiting, clock.GetUtcNow());
        commit.Replace(stored, session with { Place = place, Panel = moved.Panel, Moves = session.Moves + 1 })
            .UpsertOnce(
                DefenceKeys.Untold(stage, caseId),
                await defence.UntoldAsync(round, stage, caseId, cancellation) ?? new UntoldMove(caseId, stored.Value.Place))
            .WakeRound(round.Id);
    }

    /// <summary>One session among those that stand, as they are stored: only the one is looked at.</summary>
    internal async Task<(DefenceInputs Inputs, IReadOnlyList<PlannedSession> Others)> AmongAsync(
        Round round, PlannedStage stage, DefencePlan plan, DefenceSession one, CancellationToken cancellation)
    {
        var others = (await defence.SessionsAsync(round, stage, cancellation))
            .Where(s => s.CaseId != one.CaseId && DefenceTracking.Stands(s.State)).ToList();
        var inputs = await defence.InputsAsync(round, stage, Today, plan.Rooms.Count, cancellation);
        var fresh = inputs.Cases.FirstOrDefault(c => c.Id == one.CaseId)
            ?? throw new RefusedException(DefenceRefusals.NotFound(one.CaseId));
        return (
            inputs with
            {
                Cases = [fresh, .. others.Select(s => new DefenceCase(s.CaseId, s.Subject, s.Panel, new HashSet<string>()))],
            },
            [.. others.Select(s => s.Planned)]);
    }

    private static IReadOnlyList<PlannedSession> Standing(IReadOnlyList<PlannedSession> sessions, DefenceInputs inputs)
    {
        var open = inputs.Cases.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return [.. sessions.Where(s => open.Contains(s.CaseId))];
    }

    private async Task DemandNoConflictAsync(Actor actor, Round round, string caseId, CancellationToken cancellation)
    {
        var application = (await applications.GetAsync(round.Id, caseId, cancellation)).Value;
        if (await conflicts.HasWithAsync(actor.PersonId, application, cancellation))
            throw new RefusedException(DefenceRefusals.Conflict());
    }

    private async Task SaveAwayAsync(
        Actor actor, Round round, PlannedStage stage, Stored<DefenceAways>? stored, IReadOnlyList<DefenceAway> items,
        CancellationToken cancellation)
    {
        var commit = new Commit(RoundKeys.Partition(round.Id))
            .Audit(AuditNote.By(actor, "defence-away-entered", round.Id, ("entries", $"{items.Count}")));
        _ = stored is null
            ? commit.Insert(DefenceKeys.Away(stage), new DefenceAways(items)) : commit.Replace(stored, new DefenceAways(items));
        await commits.SaveAsync(commit, cancellation);
    }

    private static DefencePlanRequest Checked(DefencePlanRequest request, DefenceSettings settings, DateOnly earliest, DateOnly last)
    {
        var rooms = request.Rooms.Select(r => r.Trim()).Where(r => r.Length > 0).ToList();
        var address = request.Address.Trim();
        Refusal[] wrong =
        [
            .. request.First < earliest || request.First > last ? [DefenceRefusals.First(earliest, last)] : Array.Empty<Refusal>(),
            .. rooms.Count is 0 || rooms.Count > settings.Rooms || rooms.Exists(r => TextSafety.Length(r) > RoomCharacters)
                || rooms.Distinct(StringComparer.Ordinal).Count() < rooms.Count
                ? [DefenceRefusals.Rooms(settings.Rooms, RoomCharacters)] : Array.Empty<Refusal>(),
            .. rooms.SelectMany(r => TextSafety.Check(r, "rooms", multiline: false)),
            .. TextSafety.Length(address) is 0 or > AddressCharacters
                ? [DefenceRefusals.Address(AddressCharacters)] : TextSafety.Check(address, "address", multiline: false),
        ];
        return wrong.Length > 0 ? throw new RefusedException(wrong) : new(request.First, rooms, address);
    }

    private async Task<RefusedException> ClashAsync(
        Round round, PlannedStage stage, IReadOnlyList<DefenceFault> faults, string? field, CancellationToken cancellation)
    {
        var names = await NamesAsync(round, stage, cancellation);
        return new RefusedException([.. faults.Take(MostNamed).Select(fault => DefenceRefusals.Clash(names.Say(fault), field))]);
    }

    private async Task<DefenceNames> NamesAsync(Round round, PlannedStage stage, CancellationToken cancellation) => new(
        await defence.PoolAsync(round, cancellation),
        await defence.OpenAsync(round, stage, cancellation),
        await defence.SessionsAsync(round, stage, cancellation));

    private static string HashOf(DefenceDraft draft) => Sha256Hex.Of(FundingJson.Serialize(draft.Sessions));

    private async Task<(Round Round, PlannedStage Stage)> OpenAsync(Actor actor, string roundId, CancellationToken cancellation)
    {
        actor.Demand(Right.HoldDefence);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        return (round, round.DemandDefence());
    }

    private static Task<T> TryAsync<T>(Func<Task<T>> attempt, CancellationToken cancellation) =>
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, attempt, cancellation);
}
