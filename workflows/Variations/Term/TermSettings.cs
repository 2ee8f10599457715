namespace Funding.Workflows.Variations.Term;

/// <param name="MostMonths">By which the term may become longer, all extensions together.</param>
public sealed record TermSettings(int MostMonths);
