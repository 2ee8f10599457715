namespace Funding.Workflows.Invitations;

/// <summary>Names the resource files of the pages of invitations.</summary>
public sealed class InvitationText;
