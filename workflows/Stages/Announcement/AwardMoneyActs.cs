namespace Funding.Workflows.Stages.Announcement;

/// <summary>Money first: before anything is announced the awards' money is reserved under their own names.</summary>
public sealed class AwardMoneyActs(ITableStore tables, RoundStore rounds, GrantActs grants, GrantWaitActs waits)
{
    /// <summary>A row or two, however many awards there are.</summary>
    public async Task<AnnouncementFacts> LookAsync(StageView at, CancellationToken cancellation)
    {
        if (at.Case is not null || at.Programme.Money is null || at.Round.RankingVersion == 0)
        {
            return AnnouncementFacts.WithoutMoney;
        }

        return new(
            await waits.SinceAsync(at.Round, at.Programme, cancellation),
            await tables.GetAsync(RoundKeys.Partition(at.Round.Id), GrantKeys.Ready, cancellation) is not null);
    }

    public async Task<ActDone> ReserveAsync(Round round, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var programme = await rounds.GetProgrammeAsync(round.Id, cancellation);
        var entries = await tables.EnumerateAsync<NoticeEntry>(partition, KeyRange.Prefix(RoundKeys.NoticeEntries), cancellation)
            .Select(entry => entry.Value).Where(entry => !entry.Removed).OrderBy(entry => entry.Rank).ToListAsync(cancellation);
        if (await grants.AwardAsync(
            round, programme, [.. entries.Select((entry, i) => (entry.ApplicationId, AwardHome.IdOf(round.Id, i + 1)))],
            new(partition, GrantKeys.Ready), cancellation) is { } lack)
        {
            return await waits.HoldAsync(round, lack, cancellation);
        }

        var over = await waits.OverAsync(round, cancellation);
        return new(round, commit =>
        {
            commit.Upsert(GrantKeys.Ready, entries.Count);
            over?.Invoke(commit);
        });
    }
}
