namespace Funding.Workflows.Stages.Draw.Pool;

/// <summary>Names the resource files of the pages of experts' lists and what is to be checked in them.</summary>
public sealed class ExpertText;
