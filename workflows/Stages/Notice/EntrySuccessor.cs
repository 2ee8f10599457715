namespace Funding.Workflows.Stages.Notice;

/// <summary>
/// Whom the ranking's rule moves up for an entry that leaves the public notice, with a period of its own; or the place stays vacant.
/// Where nothing was ranked there is no place to fill.
/// </summary>
public sealed class EntrySuccessor(
    ITableStore tables, RoundStore rounds, RoundSuccession succession, NextInOrder next, PeopleStore people, TimeProvider clock)
{
    /// <summary>The applicant's withdrawal takes the entry out; where it was objected to, every officer may be looking at it.</summary>
    /// <returns>Who is told because of it.</returns>
    public async Task<IReadOnlyList<string>> WithdrawAsync(
        Commit commit, Round round, Application leaving, CancellationToken cancellation)
    {
        if (leaving.State != ApplicationState.Selected)
        {
            return [];
        }

        var entry = (await tables.GetAsync<NoticeEntry>(commit.Partition, RoundKeys.NoticeEntry(leaving.Id), cancellation))!;
        commit.ReplaceEntry(entry, entry.Value with { Removed = true, WithdrawnAt = clock.GetUtcNow() });
        await AddAsync(commit, round, entry.Value, cancellation);
        return entry.Value.OpenObjections.Count > 0
            ? [.. (await people.HandlingAsync(Role.Officer, round.Id, cancellation)).Select(p => p.Id)] : [];
    }

    /// <summary>Adds it to the commit that takes the entry out.</summary>
    public async Task AddAsync(Commit commit, Round round, NoticeEntry entry, CancellationToken cancellation)
    {
        // Where cases go their own way the place is given by the case that ends (OpenCases.EndAsync).
        if (round.IsRolling())
        {
            return;
        }

        // Its money has to be free before it is reserved for somebody else; until then the place holds the notice open.
        if ((await rounds.GetProgrammeAsync(round.Id, cancellation)).Money is not null)
        {
            commit.Upsert(PlaceFilling.Left(entry.ApplicationId), entry.ApplicationId)
                .Then(PlaceFilling.Fill(round, entry.ApplicationId));
            return;
        }

        // Without money no place waits for any.
        await next.AddAsync(
            commit, round, await succession.ReadAsync(round, (entry.ApplicationId, clock.GetUtcNow()), cancellation),
            (entry.ApplicationId, entry.Title), null, cancellation);
    }
}
