namespace Funding.Workflows.Stages.Defence;

/// <summary>What the defence keeps of a person: notes and sessions of an expert; when they cannot come, until it is forgotten.</summary>
public sealed class DefenceDataStore(ITableStore tables, ReviewAccess access, DefenceStore defence, CommitWriter commits)
{
    /// <summary>Of a case with which the expert has a conflict by now nothing is shown, not even here.</summary>
    public async IAsyncEnumerable<object> OfAsync(
        string personId, Round round, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (round.Stages.Find(DefenceStage.Kind) is not { } stage)
            yield break;
        var partition = RoundKeys.Partition(round.Id);
        foreach (var away in (await defence.AwayAsync(round, stage, cancellation))?.Value.Items.Where(a => a.Who == personId) ?? [])
            yield return away;
        if (await tables.GetAsync<PoolExpert>(partition, RoundKeys.Expert(personId), cancellation) is not { Value: var expert })
            yield break;
        foreach (var session in (await defence.SessionsAsync(round, stage, cancellation)).Where(s => s.Panel.Contains(personId)))
        {
            if (await tables.GetAsync<ReviewSheet>(partition, RoundKeys.Sheet(personId, session.CaseId), cancellation) is not { } sheet
                || !access.MaySee(round, expert, sheet.Value))
                continue;
            yield return session.Planned with { Panel = [personId] };
            if (await defence.NoteAsync(round, stage, session.CaseId, personId, cancellation) is { Value: var note })
                yield return note;
        }
    }

    /// <summary>When persons cannot come is of no use once the round has ended.</summary>
    public async Task<int> ForgetAsync(Round round, CancellationToken cancellation = default)
    {
        if (round.Stages.Find(DefenceStage.Kind) is not { } stage
            || await defence.AwayAsync(round, stage, cancellation) is not { Value.Items.Count: > 0 } away)
            return 0;
        await commits.SaveAsync(
            new Commit(RoundKeys.Partition(round.Id))
                .Replace(away, DefenceAways.None)
                .Audit(AuditNote.By(Forgotten.Rule, "defence-away-forgotten", round.Id, ("entries", $"{away.Value.Items.Count}"))),
            cancellation);
        return away.Value.Items.Select(a => a.Who).Distinct(StringComparer.Ordinal).Count();
    }
}
