namespace Funding.Workflows.Letters;

/// <summary>Names the resource files of the pages of official documents.</summary>
public sealed class LettersText;
