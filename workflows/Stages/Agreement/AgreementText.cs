namespace Funding.Workflows.Stages.Agreement;

/// <summary>Names the resource files of what a task book's pages show.</summary>
public sealed class AgreementText;
