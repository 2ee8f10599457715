namespace Funding.Workflows.Parts.Members;

/// <summary>Names the resource files of the members of an application.</summary>
public sealed class MembersText;
