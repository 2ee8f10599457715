namespace Funding.Workflows.Organisations;

/// <summary>Names the resource files of the pages of organisations and claims.</summary>
public sealed class OrganisationText;
