namespace Funding.Workflows.Invitations;

public static class InvitationRegistration
{
    /// <summary>Invitations by a list. Needs people, desks and the outbox.</summary>
    public static IServiceCollection AddInvitations(this IServiceCollection services) => services
        .AddSingleton<InvitationCommands>()
        .AddSingleton<IMailTemplates, InvitationMails>();
}
