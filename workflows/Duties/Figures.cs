namespace Funding.Workflows.Duties;

/// <summary>Figures as they are typed, against the bounds of their target.</summary>
public static class Figures
{
    /// <param name="field">Of the form; refusals name it.</param>
    /// <param name="problems">Takes what is wrong; nothing for what is simply empty.</param>
    /// <returns>Null where nothing usable was typed.</returns>
    public static decimal? Read(Target target, string? typed, string field, List<Refusal> problems)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (AnswerText.Number(typed) is not { } figure)
        {
            problems.Add(DutyRefusals.NoNumber(target, field));
            return null;
        }

        var fault = figure < target.Min ? DutyRefusals.TooSmall(target, field)
            : figure > target.Max ? DutyRefusals.TooLarge(target, field)
            : AnswerText.Decimals(figure) > target.Decimals ? DutyRefusals.Decimals(target, field)
            : null;
        if (fault is null) return figure;
        problems.Add(fault);
        return null;
    }

    /// <summary>A text of a line or a report, trimmed, with the line ends of one form.</summary>
    /// <param name="least">Characters, where something is typed or it is <paramref name="required"/>.</param>
    public static string Text(string? typed, string field, int least, int most, bool required, List<Refusal> problems)
    {
        var text = (typed ?? "").ReplaceLineEndings("\n").Trim();
        if (TextSafety.Check(text, field, multiline: true).FirstOrDefault() is { } unsafeText) problems.Add(unsafeText);
        else if (text.Length == 0 ? required : TextSafety.Length(text) < least || TextSafety.Length(text) > most)
            problems.Add(DutyRefusals.Length(field, least, most));
        return text;
    }

    /// <summary>Years of a target together: what came about adds up, of what there is the last counts.</summary>
    /// <param name="years">In their order; null where there is no figure.</param>
    /// <returns>Null where no year has one.</returns>
    public static decimal? Together(Target target, IEnumerable<decimal?> years)
    {
        var known = years.OfType<decimal>().ToList();
        return known.Count == 0 ? null : target.Figure == TargetFigure.Year ? known.Sum() : known[^1];
    }
}
