namespace Funding.Workflows.Invitations;

/// <summary>Addresses of the pages of invitations.</summary>
public static class InvitationLinks
{
    public const string List = Paths.OfficeInvite;
    public const string Template = Paths.OfficeInvite + "/template.xlsx";
}
