namespace Funding.Pages.Tests.OwnKind;

/// <summary>A signed statement: a row of the stage's own.</summary>
public sealed record Statement(string CaseId, string By, DateTimeOffset At);

public static class StatementRefusals
{
    public static readonly Refusal NotOpen = new(
        "statement-not-open", null, "该项声明现在不能签署。", "This statement cannot be signed now.")
    { Kind = RefusalKind.Closed };
}

/// <summary>Reads and signs statements.</summary>
public sealed class Statements(
    ITableStore tables, RoundStore rounds, ApplicationStore applications, CommitWriter commits, TimeProvider clock)
{
    public Task<Stored<Statement>?> FindAsync(string roundId, PlannedStage stage, string caseId, CancellationToken cancellation) =>
        tables.GetAsync<Statement>(RoundKeys.Partition(roundId), RoundKeys.StageRowsOf(stage) + caseId, cancellation);

    public async Task<int> CountAsync(string roundId, PlannedStage stage, CancellationToken cancellation) =>
        (await tables.QueryAsync(RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.StageRowsOf(stage)), cancellation: cancellation))
            .Rows.Count;

    /// <param name="typed">The last four characters of the application's number.</param>
    /// <exception cref="RefusedException">It is not the actor's, not open, past its last day, or not confirmed.</exception>
    public async Task SignAsync(
        Actor actor, string roundId, PlannedStage stage, string caseId, string? typed, CancellationToken cancellation)
    {
        actor.Demand(Right.EditApplication);
        var own = (await applications.GetOwnAsync(actor, roundId, caseId, cancellation)).Value;
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        var open = await tables.GetAsync<OpenCase>(RoundKeys.Partition(roundId), RoundKeys.OpenCase(stage.Id, caseId), cancellation);
        if (open is null || round.IsFinished || round.Seal is not null || await FindAsync(roundId, stage, caseId, cancellation) is not null
            || !ShanghaiTime.IsInTime(clock.GetUtcNow(), open.Value.LastDay(stage)!.Value))
            throw new RefusedException(StatementRefusals.NotOpen);
        TypedConfirmation.Demand(typed, caseId);

        // The open row is taken along: what the stage closes in this moment is not signed any more.
        await commits.SaveOrRefuseAsync(
            new Commit(RoundKeys.Partition(roundId))
                .Replace(open, open.Value)
                .Insert(RoundKeys.StageRowsOf(stage) + caseId, new Statement(caseId, actor.PersonId, clock.GetUtcNow()))
                .Audit(AuditNote.By(actor, "statement-signed", own.Id))
                .Wake(new CaseKey(roundId, stage.Id, caseId).Subject),
            cancellation);
    }
}
