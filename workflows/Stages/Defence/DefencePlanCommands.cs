namespace Funding.Workflows.Stages.Defence;

/// <param name="First">The first day of sessions.</param>
/// <param name="Rooms">What the rooms are called, in order.</param>
/// <param name="Address">Where they are, or how one joins.</param>
public sealed record DefencePlanRequest(DateOnly First, IReadOnlyList<string> Rooms, string Address);

/// <summary>An officer has the sessions planned, and publishes them.</summary>
public sealed class DefencePlanCommands(RoundStore rounds, DefenceStore defence, CommitWriter commits, TimeProvider clock)
{
    public const int RoomCharacters = 40;
    public const int AddressCharacters = 300;

    private const int Tries = 3;

    /// <summary>Plans all cases that are to be heard, in the place of an unpublished plan.</summary>
    /// <exception cref="RefusedException">Something asked for is wrong, or no plan can be made: it says what is short.</exception>
    public Task<DefenceDraft> MakeAsync(
        Actor actor, string roundId, DefencePlanRequest request, CancellationToken cancellation = default) => TryAsync(async () =>
    {
        var (round, stage) = await defence.HeldByAsync(actor, roundId, cancellation);
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
            var names = await defence.NamesAsync(round, stage, cancellation);
            throw new RefusedException([.. outcome.Lacks.Take(DefenceNames.Most).Select(lack => DefenceRefusals.Short(names.Say(lack)))]);
        }

        var made = new DefencePlan(
            (plan?.Value.Number ?? 0) + 1, asked.Rooms, asked.Address, actor.PersonId, clock.GetUtcNow());
        var draft = new DefenceDraft(made.Number, outcome.Sessions);
        var commit = new Commit(RoundKeys.Partition(roundId)).Audit(AuditNote.By(
            actor, "defence-planned", roundId, ("plan", $"{made.Number}"), ("sessions", $"{draft.Sessions.Count}"),
            ("hash", HashOf(draft))));
        commit.Put(DefenceKeys.Plan(stage), plan, made)
            .Put(DefenceKeys.Draft(stage), await defence.DraftAsync(round, stage, cancellation), draft);
        await commits.SaveAsync(commit, cancellation);
        return draft;
    }, cancellation);

    /// <summary>The plan is checked once more, and from now on it holds: everybody is told.</summary>
    /// <exception cref="RefusedException">No plan, published already, or it cannot be held any more, and why.</exception>
    public Task PublishAsync(Actor actor, string roundId, CancellationToken cancellation = default) => TryAsync(async () =>
    {
        var (round, stage) = await defence.HeldByAsync(actor, roundId, cancellation);
        var plan = await defence.PlanAsync(round, stage, cancellation) ?? throw new RefusedException(DefenceRefusals.NoPlan());
        if (plan.Value.PublishedAt is not null)
            throw new RefusedException(DefenceRefusals.Published());
        var draft = await defence.DraftAsync(round, stage, cancellation) ?? throw new RefusedException(DefenceRefusals.NoPlan());
        var inputs = await defence.InputsAsync(round, stage, Today.AddDays(1), plan.Value.Rooms.Count, cancellation);
        var standing = draft.Value with { Sessions = draft.Value.Standing(inputs) };
        if (DefenceCheck.Faults(inputs, standing.Sessions) is { Count: > 0 } faults)
            throw (await defence.NamesAsync(round, stage, cancellation)).Refuse(faults, null);
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

    private DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

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

    private static string HashOf(DefenceDraft draft) => Sha256Hex.Of(FundingJson.Serialize(draft.Sessions));

    private static Task<T> TryAsync<T>(Func<Task<T>> attempt, CancellationToken cancellation) =>
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, attempt, cancellation);
}
