namespace Funding.Workflows.Money.Grants;

/// <summary>One that has a place.</summary>
/// <param name="Key">As in the public files.</param>
public sealed record GrantPlace(string ApplicationId, string Key, int Rank)
{
    /// <summary>Yuan that it bid for what the ranking gave it; null where nothing was bid.</summary>
    public decimal? Bid { get; init; }
}

/// <summary>What sharing out came to.</summary>
/// <param name="Lack">What is missing; nothing is reserved then. Null where all is reserved.</param>
public sealed record GrantStep(MoneyLack? Lack, RoundAllocation? Allocation);

/// <summary>
/// The money of a round: shared out by the programme's rule and reserved before its ranking is kept, freed where somebody leaves, reserved
/// for who moves up, and given to the awards. Stages ask it; where a programme gives no money it answers so and reads nothing.
/// </summary>
public sealed class GrantActs(
    ITableStore tables, IBlobStore blobs, RoundStore rounds, ApplicationStore applications, Reservations reservations, TimeProvider clock)
{
    /// <summary>So often sharing out begins again where another round took of the line meanwhile.</summary>
    private const int Tries = 5;

    private const int RowsPerCommit = 80;

    /// <summary>Shares out among those who have a place, and reserves for each.</summary>
    /// <param name="follow">The row that the round writes with the ranking.</param>
    public async Task<GrantStep> AllocateAsync(
        Round round, Programme programme, int version, IReadOnlyList<GrantPlace> places, RowName follow, CancellationToken cancellation)
    {
        var money = programme.Money!;
        var line = Lines(programme, round)[0];
        if (places.Count == 0) return new(null, null);
        var cases = await CasesAsync(round, programme, money.Allocation, places, cancellation);
        for (var tried = 1; ; tried++)
        {
            var (file, lack) = Shared(money, cases, line, await TotalAsync(round, programme, places, cancellation));
            if (file is null) return new(lack, null);
            var amounts = file.Result.Amounts.ToDictionary(a => a.Key, a => a.Amount, StringComparer.Ordinal);
            await WriteAsync(
                round, programme, version,
                [.. places.Select(p => new CaseAmount(p.ApplicationId, p.Key, p.Rank, amounts[p.Key]))], cancellation);
            var missing = await reservations.ReserveAsync(
                [.. places.SelectMany(p => Wanted(round, programme, p.ApplicationId, amounts[p.Key], follow))], 0, cancellation);
            if (missing is null) return new(null, await KeepAsync(round, version, file, line, cancellation));
            if (tried == Tries || money.Allocation is { Reduces: false, Kind: not AllocationKind.Proportional }) return new(missing, null);
        }
    }

    /// <summary>Frees all that a round has reserved: its ranking came back, or it has ended without awards.</summary>
    public async Task ReleaseAllAsync(Round round, CancellationToken cancellation)
    {
        if (await rounds.GetProgrammeAsync(round.Id, cancellation) is { Money: not null } programme)
            foreach (var line in Lines(programme, round)) await reservations.ReleaseAllAsync(line, $"{round.Id}-", cancellation);
    }

    /// <summary>Frees what one has that leaves; safe to repeat.</summary>
    public async Task ReleaseAsync(Round round, Programme programme, string applicationId, CancellationToken cancellation)
    {
        if (await AmountAsync(round, applicationId, cancellation) is not { Value: var amount } stored) return;
        await reservations.ReleaseAsync([.. Lines(programme, round).Select(l => (l, CaseOf(round, amount)))], cancellation);
        if (amount.FreedAt is null)
            await tables.CommitAsync(
                RoundKeys.Partition(round.Id), RowCodec.Upsert(stored.Key, amount with { FreedAt = clock.GetUtcNow() }), cancellation);
    }

    /// <summary>Reserves for one who moves up what the rule gives it.</summary>
    /// <param name="leaving">The application whose place it takes, and whose money is free.</param>
    /// <param name="follow">The row that the round writes with it.</param>
    /// <returns>What is missing, or the row to be written with it; one of the two.</returns>
    public async Task<(MoneyLack? Lack, CaseAmount? Amount)> PromoteAsync(
        Round round, Programme programme, GrantPlace next, string leaving, RowName follow, CancellationToken cancellation)
    {
        var made = await FileAsync(round, cancellation);
        // Whoever had no money leaves none.
        if (made is null || await AmountAsync(round, leaving, cancellation) is not { Value: var left })
            return (new(Lines(programme, round)[0], Yuan.OfFen(1), Yuan.Zero, true), null);
        var of = (await CasesAsync(round, programme, programme.Money!.Allocation, [next], cancellation))[0];
        var amount = AllocationRules.Successor(made.Inputs, left, of);
        var lack = await reservations.ReserveAsync([.. Wanted(round, programme, next.ApplicationId, amount, follow)], 0, cancellation);
        return lack is not null ? (lack, null)
            : (null, new CaseAmount(next.ApplicationId, next.Key, next.Rank, amount) { InPlaceOf = leaving });
    }

    /// <summary>What was reserved for applications is reserved for the awards they become; safe to repeat.</summary>
    /// <param name="awards">Application and award.</param>
    /// <param name="follow">The row that the round writes right after it.</param>
    /// <returns>What is missing; null where all is reserved.</returns>
    public async Task<MoneyLack?> AwardAsync(
        Round round, Programme programme, IReadOnlyList<(string ApplicationId, string AwardId)> awards, RowName follow,
        CancellationToken cancellation)
    {
        var amounts = (await AmountsAsync(round.Id, round.RankingVersion, cancellation))
            .ToDictionary(a => a.ApplicationId, StringComparer.Ordinal);
        var moves = awards.Where(a => amounts.ContainsKey(a.ApplicationId)).SelectMany(a =>
            Wanted(round, programme, a.ApplicationId, amounts[a.ApplicationId].Amount, follow)
                .Select(w => (w.Case, w with { Case = a.AwardId }))).ToList();
        try
        {
            await reservations.MoveAsync(moves, MoneyKeys.MostChanges, cancellation);
            return null;
        }
        catch (RefusedException refused) when (refused.Refusals.All(r => r.Code == MoneyRefusals.BeyondLineCode))
        {
            var line = moves[0].Item2.Line;
            return new(
                line, moves.Sum(m => m.Item2.Amount),
                await reservations.AvailableAsync(line, [], cancellation), true);
        }
    }

    /// <summary>What those get who have a place, by rank, and those who had one.</summary>
    public async Task<IReadOnlyList<CaseAmount>> AmountsAsync(string roundId, int version, CancellationToken cancellation = default) =>
        version == 0 ? [] : [.. (await tables.EnumerateAsync<CaseAmount>(
                RoundKeys.Partition(roundId), KeyRange.Prefix(GrantKeys.AmountsOf(version)), cancellation).ToListAsync(cancellation))
            .Select(a => a.Value).OrderBy(a => a.Rank)];

    /// <returns>Null where the application has no money.</returns>
    public async Task<Stored<CaseAmount>?> AmountAsync(Round round, string applicationId, CancellationToken cancellation = default) =>
        await tables.GetAsync<CaseAmount>(
            RoundKeys.Partition(round.Id), GrantKeys.Amount(round.RankingVersion, applicationId), cancellation);

    /// <returns>Null where the present ranking shared no money out.</returns>
    public async Task<RoundAllocation?> AllocationAsync(Round round, CancellationToken cancellation = default) => round.RankingVersion == 0
        ? null
        : (await tables.GetAsync<RoundAllocation>(
            RoundKeys.Partition(round.Id), GrantKeys.Allocation(round.RankingVersion), cancellation))?.Value;

    /// <inheritdoc cref="AllocationAsync"/>
    public async Task<AllocationFile?> FileAsync(Round round, CancellationToken cancellation = default) =>
        await AllocationAsync(round, cancellation) is { } kept
            ? await RoundBlobs.ReadAsync<AllocationFile>(blobs, kept.Blob, cancellation) : null;

    /// <summary>What a stage waits for.</summary>
    /// <returns>Null where it waits for no money.</returns>
    public async Task<MoneyWait?> WaitAsync(Round round, CancellationToken cancellation = default) =>
        (await tables.GetAsync<MoneyWait>(RoundKeys.Partition(round.Id), GrantKeys.Wait(round.Stage), cancellation))?.Value;

    /// <summary>Whether what a stage waits for is still missing.</summary>
    public async Task<bool> StillLacksAsync(Round round, MoneyWait wait, CancellationToken cancellation = default)
    {
        var now = await reservations.AvailableAsync(wait.Lack.Line, [], cancellation);
        return now < wait.Lack.Needed && now <= wait.Lack.Available;
    }

    /// <summary>
    /// What each is to have, before it is reserved: of an attempt that broke off whoever is not in it any more is found by its row.
    /// </summary>
    private async Task WriteAsync(
        Round round, Programme programme, int version, IReadOnlyList<CaseAmount> amounts, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var gone = (await AmountsAsync(round.Id, version, cancellation)).ExceptBy(
            amounts.Select(a => a.ApplicationId), a => a.ApplicationId, StringComparer.Ordinal).ToList();
        await reservations.ReleaseAsync(
            [.. gone.SelectMany(a => Lines(programme, round).Select(l => (l, CaseOf(round, a))))], cancellation);
        IEnumerable<RowChange> rows = amounts.Select(a => RowCodec.Upsert(GrantKeys.Amount(version, a.ApplicationId), a))
            .Concat<RowChange>(gone.Select(a => new DeleteRow(GrantKeys.Amount(version, a.ApplicationId))));
        foreach (var chunk in rows.Chunk(RowsPerCommit)) await tables.CommitAsync(partition, [.. chunk], cancellation);
    }

    private async Task<Yuan> TotalAsync(
        Round round, Programme programme, IReadOnlyList<GrantPlace> places, CancellationToken cancellation)
    {
        IReadOnlyList<string> own = [.. places.Select(p => GrantKeys.Case(round.Id, p.ApplicationId))];
        var available = new Dictionary<LineId, Yuan>();
        foreach (var line in Lines(programme, round)) available[line] = await reservations.AvailableAsync(line, own, cancellation);
        return TranchePlan.Total(programme.Money!, programme.Id, round.Year, places.Count, line => available[line]);
    }

    /// <summary>The allocation, or what is missing for it.</summary>
    private static (AllocationFile? File, MoneyLack? Lack) Shared(
        MoneyOutline money, IReadOnlyList<AllocationCase> cases, LineId line, Yuan total)
    {
        var least = money.Allocation is { Kind: AllocationKind.Proportional, Floor: { } floor }
            ? new Yuan(floor * cases.Count) : Yuan.OfFen(1);
        if (total < least) return (null, new(line, least, total, total > Yuan.Zero));
        var inputs = new AllocationInputs(AllocationRules.Of(money.Allocation, total), cases);
        if (AllocationInputFaults.Of(inputs).Count > 0) return (null, new(line, Yuan.Most, total, true));
        return AllocationFile.Of(inputs) is { } file
            ? (file, null) : (null, new(line, AllocationRules.Needed(inputs) ?? least, total, true));
    }

    private async Task<RoundAllocation> KeepAsync(
        Round round, int version, AllocationFile file, LineId line, CancellationToken cancellation)
    {
        var name = RoundBlobs.OfRanking(round.Id, version, "allocation");
        await RoundBlobs.WriteAsync(blobs, name, file, cancellation);
        return new(version, file.Hash, name, line, file.Inputs.Rule.Total, file.Result.Left, file.Inputs.Cases.Count, clock.GetUtcNow());
    }

    private async Task<IReadOnlyList<AllocationCase>> CasesAsync(
        Round round, Programme programme, AllocationOutline rule, IReadOnlyList<GrantPlace> places, CancellationToken cancellation)
    {
        var cases = new List<AllocationCase>(places.Count);
        foreach (var place in places)
            cases.Add(AllocationRules.Case(
                rule, place.Key, place.Rank,
                rule.Figure is { } figure ? await FigureAsync(round, programme, place, figure, cancellation) : place.Bid));
        return cases;
    }

    private async Task<decimal?> FigureAsync(
        Round round, Programme programme, GrantPlace place, string figure, CancellationToken cancellation)
    {
        var application = (await applications.GetAsync(round.Id, place.ApplicationId, cancellation)).Value;
        return FigureExpression.Of(figure, programme, EligibilityFactsBuilder.Build(
            programme, application, await applications.ReadSubmittedAsync(application, cancellation),
            await rounds.GetDeskAsync(round.Id, application.Desk, cancellation), round.CallCloses()));
    }

    private static IEnumerable<WantedMoney> Wanted(Round round, Programme programme, string applicationId, Yuan amount, RowName follow) =>
        TranchePlan.Lines(TranchePlan.Of(amount, programme.Money!, programme.Id, round.Year))
            .Select(l => new WantedMoney(l.Line, GrantKeys.Case(round.Id, applicationId), l.Amount, follow));

    private static IReadOnlyList<LineId> Lines(Programme programme, Round round) => TranchePlan.LinesOf(programme, round.Year);

    private static string CaseOf(Round round, CaseAmount amount) => GrantKeys.Case(round.Id, amount.ApplicationId);
}
