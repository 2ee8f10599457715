namespace Funding.Workflows.People;

/// <summary>Names the resource files of the pages of one's account.</summary>
public sealed class AccountText;
