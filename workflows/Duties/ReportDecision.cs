namespace Funding.Workflows.Duties;

/// <summary>What may be done about a report, and what it comes to. Each answers with the state after it or with why not.</summary>
public static class ReportDecision
{
    public const int ShortestText = 5;
    public const int LongestText = 2000;

    /// <param name="deskBy">The last day of the desk's opinion on it; null where it is not asked.</param>
    /// <exception cref="RefusedException">It is filed, or the term of its correction is over.</exception>
    public static ReportState File(ReportState state, DateOnly today, DateOnly? deskBy) => state.PhaseOn(today) switch
    {
        ReportPhase.Filing or ReportPhase.Correction =>
            state with { Filings = state.Filings + 1, FiledOn = today, DeskBy = deskBy, Opinion = null },
        ReportPhase.Verdict when state is { Filings: 1, CorrectBy: { } by } =>
            throw new RefusedException(DutyRefusals.CorrectionOver(by)),
        ReportPhase.Closed => throw new RefusedException(DutyRefusals.Passed()),
        _ => throw new RefusedException(DutyRefusals.FiledAlready()),
    };

    /// <exception cref="RefusedException">The desk is not asked now, or the text is missing.</exception>
    public static ReportState Opine(ReportState state, DeskOpinion opinion, DateOnly today)
    {
        if (state.PhaseOn(today) != ReportPhase.Opinion) throw new RefusedException(DutyRefusals.NoOpinionNow());
        return state with { Opinion = opinion with { Text = Text(opinion.Text, "opinion", required: !opinion.Agrees) } };
    }

    /// <param name="correctBy">The last day of a correction that begins now.</param>
    /// <exception cref="RefusedException">Nothing waits for it, no such grade, a second correction, or reasons are missing.</exception>
    public static ReportState Judge(ReportState state, ReportRules rules, ReportVerdict verdict, DateOnly today, DateOnly? correctBy)
    {
        switch (state.PhaseOn(today))
        {
            case ReportPhase.Filing:
                throw new RefusedException(DutyRefusals.NothingFiled());
            case ReportPhase.Opinion:
                throw new RefusedException(DutyRefusals.DeskFirst(state.DeskBy!.Value));
            case not ReportPhase.Verdict:
                throw new RefusedException(DutyRefusals.JudgedAlready());
        }

        var grade = rules.Find(verdict.Grade) ?? throw new RefusedException(DutyRefusals.UnknownGrade());
        if (grade.Consequence == Consequence.Correct && state.CorrectBy is not null)
            throw new RefusedException(DutyRefusals.CorrectedOnce());
        var given = verdict with { Text = Text(verdict.Text, "reason", required: grade.Consequence != Consequence.GoOn) };
        var judged = state with { Verdict = given, Waits = rules.Confirmed, ReturnedFor = null, ConfirmedBy = null };
        return rules.Confirmed ? judged : Come(judged, grade, correctBy);
    }

    /// <param name="by">Who confirms: somebody else than who judged.</param>
    /// <inheritdoc cref="Judge"/>
    public static ReportState Confirm(ReportState state, ReportRules rules, string by, DateOnly today, DateOnly? correctBy) =>
        Come(Second(state, by, today) with { Waits = false, ConfirmedBy = by }, rules.Find(state.Verdict!.Grade)!, correctBy);

    /// <summary>The second officer does not agree: the first judges anew, knowing why.</summary>
    /// <inheritdoc cref="Confirm"/>
    public static ReportState Return(ReportState state, string by, string? reason, DateOnly today) =>
        Second(state, by, today) with { Waits = false, ReturnedFor = Text(reason, "reason", required: true) };

    private static ReportState Second(ReportState state, string by, DateOnly today)
    {
        if (state.PhaseOn(today) != ReportPhase.Confirmation) throw new RefusedException(DutyRefusals.NothingToConfirm());
        return state.Verdict!.By == by ? throw new RefusedException(DutyRefusals.SecondPerson()) : state;
    }

    private static ReportState Come(ReportState state, Grade grade, DateOnly? correctBy) => grade.Consequence == Consequence.Correct
        ? state with { CorrectBy = correctBy ?? throw new ArgumentNullException(nameof(correctBy)) }
        : state with { Grade = grade.Id };

    private static string Text(string? typed, string field, bool required)
    {
        var problems = new List<Refusal>();
        var text = Figures.Text(typed, field, ShortestText, LongestText, required, problems);
        return problems.Count == 0 ? text : throw new RefusedException(problems);
    }
}
