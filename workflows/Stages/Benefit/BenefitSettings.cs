namespace Funding.Workflows.Stages.Benefit;

/// <summary>The decision on a claim of a benefit, by its line's rule.</summary>
/// <param name="Line">The choice by which a claim says of which line it is; null where there is one line.</param>
/// <param name="Year">The number field of the year that it is for.</param>
/// <param name="Lines">In the order of the file.</param>
/// <param name="WorkingDays">Working days of the decision.</param>
/// <param name="ConfirmedAbove">Yuan above which a second officer confirms.</param>
public sealed record BenefitSettings(
    string? Line, string Year, IReadOnlyList<BenefitLine> Lines, int WorkingDays, decimal ConfirmedAbove)
{
    public const string Kind = "benefit";

    /// <returns>Null where the claim names none.</returns>
    internal BenefitLine? LineOf(Answers answers) =>
        Line is null ? Lines[0] : Lines.FirstOrDefault(l => l.Id == answers.Fields.GetValueOrDefault(Line, "").Trim());

    internal int YearOf(Answers answers) => (int)(AnswerText.Number(answers.Fields.GetValueOrDefault(Year)) ?? 0);
}
