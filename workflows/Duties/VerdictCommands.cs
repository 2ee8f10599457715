namespace Funding.Workflows.Duties;

/// <summary>An officer judges a report, a second one confirms where the kind asks for it; nobody who acts for the holder does.</summary>
public sealed class VerdictCommands(
    DutyStore duties, ReportQueries reports, ReportStore store, WorkingCalendar calendar, CommitWriter commits, TimeProvider clock)
{
    /// <param name="grade">Its id.</param>
    /// <param name="text">The reasons; wanted unless all goes on.</param>
    /// <exception cref="RefusedException">
    /// No officer, one who acts for the holder, nothing waits for a verdict, no such grade, a second correction, or reasons are missing.
    /// </exception>
    public async Task JudgeAsync(
        Actor actor, string awardId, DutyKey key, string? grade, string? text, CancellationToken cancellation = default)
    {
        var read = await OpenAsync(actor, awardId, key, cancellation);
        var verdict = new ReportVerdict(grade ?? "", text ?? "", actor.PersonId, clock.GetUtcNow());
        var state = ReportDecision.Judge(read.State, read.Rules, verdict, read.Today, CorrectBy(read));
        await SaveAsync(actor, read, state, "report-judged", cancellation);
    }

    /// <exception cref="RefusedException">The actor judged it, acts for the holder, or nothing waits.</exception>
    public async Task ConfirmAsync(Actor actor, string awardId, DutyKey key, CancellationToken cancellation = default)
    {
        var read = await OpenAsync(actor, awardId, key, cancellation);
        var state = ReportDecision.Confirm(read.State, read.Rules, actor.PersonId, read.Today, CorrectBy(read));
        await SaveAsync(actor, read, state, "report-confirmed", cancellation);
    }

    /// <exception cref="RefusedException">The actor judged it, acts for the holder, nothing waits, or the reason is missing.</exception>
    public async Task ReturnAsync(Actor actor, string awardId, DutyKey key, string? reason, CancellationToken cancellation = default)
    {
        var read = await OpenAsync(actor, awardId, key, cancellation);
        var state = ReportDecision.Return(read.State, actor.PersonId, reason, read.Today);
        var commit = ReportCommands.Over(read, state)
            .Audit(AuditNote.By(actor, "verdict-returned", $"{awardId}:{key}")).WakeAward(awardId);
        read.Kind.Tell(ReportNews.Returned, read.Place.View, state, commit);
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    /// <summary>The office says what it did about an award whose withdrawal a report asked for.</summary>
    /// <exception cref="RefusedException">No such open matter, or the text is missing.</exception>
    public async Task SettleAsync(Actor actor, string awardId, DutyKey key, string? text, CancellationToken cancellation = default)
    {
        var place = await duties.ToJudgeAsync(actor, awardId, key, cancellation);
        var problems = new List<Refusal>();
        var given = Figures.Text(text, "settled", ReportDecision.ShortestText, ReportDecision.LongestText, required: true, problems);
        if (problems.Count > 0) throw new RefusedException(problems);
        var matter = await store.MatterAsync(place.View, cancellation);
        if (matter is not { Value.Settled: null }) throw new RefusedException(DutyRefusals.NoMatter());
        await commits.SaveOrRefuseAsync(
            new Commit(place.View.Partition)
                .Replace(matter, matter.Value with { Settled = new(given, actor.PersonId, clock.GetUtcNow()) })
                .Audit(AuditNote.By(actor, "matter-settled", $"{awardId}:{key}"))
                .WakeAward(awardId),
            cancellation);
    }

    private async Task<ReportRead> OpenAsync(Actor actor, string awardId, DutyKey key, CancellationToken cancellation)
    {
        var place = await duties.ToJudgeAsync(actor, awardId, key, cancellation);
        place.DemandOpen();
        return await reports.ReadAsync(place, cancellation);
    }

    private async Task SaveAsync(Actor actor, ReportRead read, ReportState state, string action, CancellationToken cancellation)
    {
        var at = read.Place.View;
        var commit = ReportCommands.Over(read, state)
            .Audit(AuditNote.By(actor, action, $"{at.Award.Id}:{at.Duty.Key}", ("grade", state.Verdict!.Grade)))
            .WakeAward(at.Award.Id);
        if (state is { Grade: { } grade, Verdict: { } verdict } && read.Rules.Find(grade)!.Consequence == Consequence.Withdraw)
            commit.Insert(
                    AwardMatter.Row(at.Duty.Key), new AwardMatter($"{at.Duty.Key}", grade, verdict.Text, verdict.By, clock.GetUtcNow()))
                .Audit(AuditNote.By(actor, "withdrawal-asked", $"{at.Award.Id}:{at.Duty.Key}"));
        if (!state.Waits) read.Kind.Tell(state.Grade is null ? ReportNews.ToCorrect : ReportNews.Judged, at, state, commit);
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    /// <summary>Never on the report's own last day or before it: the holder has no less time for what is corrected.</summary>
    private DateOnly? CorrectBy(ReportRead read)
    {
        if (read.Rules.CorrectionWorkingDays is not { } days) return null;
        var (counted, after) = (
            calendar.AddWorkingDays(read.Today, days), calendar.AddWorkingDays(read.Place.Duty.Value.Closes!.Value, 1));
        return counted > after ? counted : after;
    }
}
