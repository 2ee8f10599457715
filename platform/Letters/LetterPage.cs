namespace Funding.Platform.Letters;

/// <summary>A page as it is drawn, in points from its upper left corner.</summary>
public sealed record LetterPage(IReadOnlyList<LetterRun> Runs, IReadOnlyList<LetterRule> Rules);

/// <param name="Y">Of the baseline.</param>
public sealed record LetterRun(double X, double Y, LetterFace Face, double Size, string Text, bool Red = false);

public sealed record LetterRule(double X1, double Y1, double X2, double Y2, double Width, bool Red = false);
