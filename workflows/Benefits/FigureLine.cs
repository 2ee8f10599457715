namespace Funding.Workflows.Benefits;

/// <summary>A figure with how it came about and by which clause.</summary>
/// <param name="Figure">As it is read, with two decimals where it is money.</param>
public sealed record FigureLine(Bilingual Name, Bilingual How, string Figure, string Clause);
