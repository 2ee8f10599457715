namespace Funding.Workflows.Stages.Ranking;

/// <summary>The ranking for everybody, without the names of experts, and the file to recompute it from.</summary>
internal static class PublicRankingPages
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapPage(PublicLinks.RankingRoute, RankingAsync).SameForEverybody(PublicRows.OfRound, "from");
        group.MapPage(PublicLinks.RankingFileRoute, RankingFileAsync);
        group.MapPage(PublicLinks.AllocationRoute, AllocationAsync);
        group.MapPage(PublicLinks.AllocationFileRoute, AllocationFileAsync);
    }

    private static async Task<IResult> RankingAsync(
        string round, string? from, RoundStore rounds, PublicRanking ranking, GrantActs grants, CancellationToken cancellation)
    {
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        var facts = await ranking.FactsAsync(round, cancellation)
            ?? throw new RefusedException(RankingRefusals.NotRanked());
        var allocation = await grants.AllocationAsync(found, cancellation);
        var (items, continuation) = await ranking.EntriesAsync(round, from, cancellation);
        return Page.Render<PublicRankingPage, PublicRankingModel>(new PublicRankingModel(
            found, await rounds.GetProgrammeAsync(round, cancellation), await rounds.GetDesksAsync(round, cancellation), facts, items,
            continuation)
        {
            SharesMoneyOut = allocation is not null,
        });
    }

    /// <summary>From the public notice on, as the ranking is; names stand beside whoever is in the notice.</summary>
    private static async Task<IResult> AllocationAsync(
        string round, RoundStore rounds, PublicRanking ranking, GrantActs grants, ITableStore tables, CancellationToken cancellation)
    {
        var (found, allocation) = await SharedAsync(round, rounds, ranking, grants, cancellation);
        var noticed = await tables.EnumerateAsync<NoticeEntry>(
                RoundKeys.Partition(round), KeyRange.Prefix(RoundKeys.NoticeEntries), cancellation)
            .ToDictionaryAsync(e => e.Value.ApplicationId, e => e.Value, cancellationToken: cancellation);
        var file = await grants.FileAsync(found, cancellation);
        return Page.Render<PublicAllocationPage, PublicAllocationModel>(new PublicAllocationModel(
            found, (await rounds.GetProgrammeAsync(round, cancellation)).Money!, allocation, file!.Inputs,
            [
                .. (await grants.AmountsAsync(round, found.RankingVersion, cancellation)).Select(amount => new AllocatedLine(
                    amount, noticed.GetValueOrDefault(amount.ApplicationId) is { WithdrawnAt: null } entry ? entry : null,
                    file.Inputs.Cases.FirstOrDefault(c => c.Key == amount.Key))),
            ]));
    }

    private static async Task<IResult> AllocationFileAsync(
        string round, RoundStore rounds, PublicRanking ranking, GrantActs grants, CancellationToken cancellation)
    {
        var (found, _) = await SharedAsync(round, rounds, ranking, grants, cancellation);
        return Results.File(
            Encoding.UTF8.GetBytes(FundingJson.Serialize(await grants.FileAsync(found, cancellation))), "application/json; charset=utf-8",
            $"{round}-allocation.json");
    }

    /// <exception cref="RefusedException">It is not public yet, or no money was shared out.</exception>
    private static async Task<(Round Round, RoundAllocation Allocation)> SharedAsync(
        string round, RoundStore rounds, PublicRanking ranking, GrantActs grants, CancellationToken cancellation)
    {
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        return await ranking.FactsAsync(round, cancellation) is not null && await grants.AllocationAsync(found, cancellation) is { } shared
            ? (found, shared) : throw new RefusedException(RankingRefusals.NotRanked());
    }

    private static async Task<IResult> RankingFileAsync(string round, RankingQueries rankings, CancellationToken cancellation) =>
        Results.Stream(await rankings.OpenPublicFileAsync(round, cancellation), "application/json; charset=utf-8", $"{round}-ranking.json");
}

public sealed record PublicRankingModel(
    Round Round, Programme Programme, RoundDesks Desks, PublicRankingFacts Facts,
    IReadOnlyList<PublicRankedEntry> Entries, string? Continuation)
{
    /// <summary>There is a page of the money.</summary>
    public bool SharesMoneyOut { get; init; }
}

/// <param name="Entry">As the notice names it; null for one that has no name in public.</param>
/// <param name="Case">As the file has it; null for one that moved up.</param>
public sealed record AllocatedLine(CaseAmount Amount, NoticeEntry? Entry, AllocationCase? Case);

public sealed record PublicAllocationModel(
    Round Round, MoneyOutline Money, RoundAllocation Allocation, AllocationInputs Inputs, IReadOnlyList<AllocatedLine> Lines);
