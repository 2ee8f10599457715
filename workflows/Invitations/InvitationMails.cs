namespace Funding.Workflows.Invitations;

/// <summary>The mail to whoever gets a role by a list; its texts stand beside this class.</summary>
internal sealed class InvitationMails : IMailTemplates
{
    private static readonly Texts Texts = new(typeof(InvitationMails));

    public static readonly MailTemplate Invited =
        new(nameof(Invited), true, ["RoleName", "Duty", "InvitedBy"]) { Texts = Texts.Get };

    public IEnumerable<MailTemplate> Own => [Invited];

    /// <param name="roleName">With the desk, where the role is for one.</param>
    public static MailRequest To(string personId, InvitationRow row, Bilingual roleName, string invitedBy)
    {
        var duty = Texts.Of($"duty.{row.Grant.Role}");
        var mail = Invited.To(
            personId,
            new Dictionary<string, string>
            {
                ["RoleName"] = roleName.Zh,
                ["RoleName.en"] = roleName.En,
                ["Duty"] = duty.Zh,
                ["Duty.en"] = duty.En,
                ["InvitedBy"] = invitedBy,
            },
            new LinkRef { Path = PageOf(row.Grant.Role) });
        return mail with { Address = row.Email, AddressLanguage = row.Language };
    }

    /// <summary>How the role is called, with its desk.</summary>
    public static Bilingual RoleName(RoleGrant grant, IReadOnlyList<Desk> desks) => grant.Desk is { } desk
        ? Texts.Of("role-of-desk", Texts.Of($"role.{grant.Role}"), desks.NameOf(desk)) : Texts.Of($"role.{grant.Role}");

    private static string PageOf(Role role) => role switch
    {
        Role.Recommender => Paths.Recommend,
        Role.Committee => Paths.Approve,
        _ => Paths.Office,
    };
}
