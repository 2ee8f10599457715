namespace Funding.Workflows.Stages.PanelReview;

/// <summary>The acts of a reviewer.</summary>
public static class ReviewerAct
{
    /// <summary>Sheets neither accepted nor recused in time go to another expert.</summary>
    public const string TreatSilenceAsRecusal = nameof(TreatSilenceAsRecusal);

    /// <summary>On the last day to accept or recuse.</summary>
    public const string RemindToAnswer = nameof(RemindToAnswer);
    public const string RemindAtTwoThirds = nameof(RemindAtTwoThirds);
    public const string RemindOnLastDay = nameof(RemindOnLastDay);
}

/// <param name="Over">The review is over, or its round.</param>
/// <param name="Opened">When the expert was first invited.</param>
/// <param name="AnswerBy">The earliest last day of an unanswered sheet; from its end on it counts as recused. Null when none is
/// unanswered.</param>
/// <param name="Open">Any sheet assigned or accepted and not signed.</param>
/// <param name="Done">Marks of reminders had, see <see cref="ReviewerDecision.Mark"/>.</param>
public sealed record ReviewerFacts(
    bool Over, DateTimeOffset Opened, DateOnly ReviewCloses, DateOnly? AnswerBy, bool Open, IReadOnlySet<string> Done);

public static class ReviewerDecision
{
    public static Step Next(ReviewerFacts facts, DateTimeOffset now)
    {
        if (facts.Over)
        {
            return Step.End;
        }

        var close = ShanghaiTime.CloseOf(facts.ReviewCloses);
        var silence = facts.AnswerBy is { } day ? ShanghaiTime.CloseOf(day) : (DateTimeOffset?)null;
        if (now >= silence)
        {
            return Step.Do(ReviewerAct.TreatSilenceAsRecusal);
        }

        if (!facts.Open)
        {
            // A replacement may still bring new sheets: the round wakes it.
            return Step.WaitUntil(close > now ? close : null);
        }

        (string Act, DateTimeOffset? From, DateTimeOffset? Until)[] reminders =
        [
            (ReviewerAct.RemindOnLastDay, ShanghaiTime.StartOf(facts.ReviewCloses), close),
            (
                ReviewerAct.RemindToAnswer,
                facts.AnswerBy is { } last && last < facts.ReviewCloses ? ShanghaiTime.StartOf(last) : null,
                silence),
            (ReviewerAct.RemindAtTwoThirds, facts.Opened + ((close - facts.Opened) * 2 / 3), ShanghaiTime.StartOf(facts.ReviewCloses)),
        ];
        foreach (var (act, from, until) in reminders)
        {
            if (now >= from && now < until && !facts.Done.Contains(Mark(act, facts)))
            {
                return Step.Do(act);
            }
        }

        // Past the close the round may still be extended: asked again tomorrow.
        DateTimeOffset?[] moments = [silence, close, .. reminders.Select(r => r.From)];
        return Step.WaitUntil(moments.Where(m => m > now).Min() ?? ShanghaiTime.StartOf(ShanghaiTime.DayOf(now).AddDays(1)));
    }

    /// <summary>A reminder is done for one deadline: an extended one is reminded of again.</summary>
    public static string Mark(string act, ReviewerFacts facts) =>
        $"{act} {(act == ReviewerAct.RemindToAnswer ? facts.AnswerBy : facts.ReviewCloses):yyyy-MM-dd}";
}
