namespace Funding.Workflows.Stages.Draw;

/// <summary>Names the resource files of the pages of the draw.</summary>
public sealed class DrawText;
