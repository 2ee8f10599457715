namespace Funding.Workflows.Papers;

/// <summary>The paper of a round for the office and for its committee.</summary>
public sealed class PaperQueries(
    ITableStore tables, RoundStore rounds, ConflictDeclarations conflicts, CaseRisks risks, StageOffers offers, GrantActs grants,
    IOptions<PortalOptions> portal, TimeProvider clock)
{
    /// <exception cref="RefusedException">Not of the office, or recused from the round's list.</exception>
    public async Task<PaperModel> ForOfficeAsync(Actor actor, string roundId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        return await ReadAsync(actor, (await rounds.GetAsync(roundId, cancellation)).Value, ofCommittee: false, cancellation);
    }

    /// <summary>For the members, and deputies who were called, from the day on which the list is before them.</summary>
    /// <exception cref="RefusedException">Not of the round's committee, not before it yet, or a conflict in the round.</exception>
    public async Task<PaperModel> ForCommitteeAsync(Actor actor, string roundId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ApproveRanking);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        if (offers.Giver<IVotes>(round) is not { } votes || round.IsRolling() || round.RankingVersion == 0
            || round.Stages.IsBefore(round.Stage, votes.Id)
            || !(round.Committee.Contains(actor.PersonId) || round.VotingDeputies.Contains(actor.PersonId)))
        {
            throw new RefusedException(PaperRefusals.NotYet());
        }

        if (await conflicts.HasAnyAsync(actor.PersonId, roundId, cancellation)) throw new RefusedException(RoundRefusals.Recused());
        return await ReadAsync(actor, round, ofCommittee: true, cancellation);
    }

    public Letter Document(PaperModel paper) => PaperDocument.Compose(
        paper.Round, paper.Lines, paper.Programme.Lead ?? portal.Value.Authority, ShanghaiTime.DayOf(clock.GetUtcNow()));

    public Task<Stored<PaperNote>?> NoteAsync(string roundId, string applicationId, CancellationToken cancellation = default) =>
        tables.GetAsync<PaperNote>(RoundKeys.Partition(roundId), PaperKeys.Note(applicationId), cancellation);

    private async Task<PaperModel> ReadAsync(Actor actor, Round round, bool ofCommittee, CancellationToken cancellation)
    {
        await conflicts.DemandNotRecusedAsync(actor, round, cancellation);
        var partition = RoundKeys.Partition(round.Id);
        var desks = await rounds.GetDesksAsync(round.Id, cancellation);
        var programme = await rounds.GetProgrammeAsync(round.Id, cancellation);
        var ranked = round.RankingVersion == 0 ? [] : await tables.EnumerateAsync<RankedApplication>(
            partition, KeyRange.Prefix($"{RoundKeys.RankedEntries}{round.RankingVersion:D4}:"), cancellation).ToListAsync(cancellation);
        var sources = new PaperSources(
            [.. (await tables.EnumerateAsync<Application>(partition, KeyRange.Prefix(RoundKeys.Applications), cancellation)
                .ToListAsync(cancellation)).Select(a => a.Value)],
            ranked.ToDictionary(r => r.Value.ApplicationId, r => r.Value.Entry, StringComparer.Ordinal),
            await risks.OfAsync(round, cancellation),
            (await tables.EnumerateAsync<PaperNote>(partition, KeyRange.Prefix(PaperKeys.Notes), cancellation).ToListAsync(cancellation))
                .ToDictionary(n => n.Value.ApplicationId, n => n.Value, StringComparer.Ordinal),
            programme.Money is null ? new Dictionary<string, Yuan>()
                : (await grants.AmountsAsync(round.Id, round.RankingVersion, cancellation)).Where(a => a.FreedAt is null)
                    .ToDictionary(a => a.ApplicationId, a => a.Amount, StringComparer.Ordinal),
            desk => desks.Of(desk).Name,
            await conflicts.BarredAsync(actor.PersonId, round.Id, cancellation));
        return new(round, programme, PaperDecision.Lines(sources), ofCommittee);
    }
}

/// <param name="OfCommittee">The reader is of the committee, and goes back to its pages.</param>
public sealed record PaperModel(Round Round, Programme Programme, IReadOnlyList<PaperLine> Lines, bool OfCommittee)
{
    /// <summary>Applications on one page; the document has all.</summary>
    public const int PageSize = 100;

    /// <summary>How many stand on the pages before.</summary>
    public int From { get; init; }

    public IReadOnlyList<PaperLine> Shown => [.. Lines.Skip(From).Take(PageSize)];

    /// <summary>Null on the last page.</summary>
    public string? Continuation =>
        From + PageSize < Lines.Count ? (From + PageSize).ToString(CultureInfo.InvariantCulture) : null;
}
