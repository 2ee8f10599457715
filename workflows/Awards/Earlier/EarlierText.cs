namespace Funding.Workflows.Awards.Earlier;

/// <summary>Names the resource files of the pages on which earlier awards are taken over.</summary>
public sealed class EarlierText;
