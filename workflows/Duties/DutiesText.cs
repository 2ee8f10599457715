namespace Funding.Workflows.Duties;

/// <summary>Names the resource files of what pages of all duties show.</summary>
public sealed class DutiesText;
