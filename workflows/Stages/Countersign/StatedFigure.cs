namespace Funding.Workflows.Stages.Countersign;

/// <summary>A figure as somebody typed it.</summary>
public static class StatedFigure
{
    /// <param name="field">In which it was typed.</param>
    /// <returns>Null where nothing was typed.</returns>
    /// <exception cref="RefusedException">No figure is asked of the department, or it is no number within its bounds.</exception>
    public static decimal? Read(CountersigningDepartment department, string? typed, string field)
    {
        var asked = department.Figure ?? throw new RefusedException(CountersignRefusals.NoFigureAsked());
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        return decimal.TryParse(
                typed.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var figure)
            && asked.Fits(figure)
                ? figure : throw new RefusedException(CountersignRefusals.Figure(field, asked));
    }
}
