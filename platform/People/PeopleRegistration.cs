namespace Funding.Platform.People;

public static class PeopleRegistration
{
    /// <summary>People and their roles. Needs a table store and the outbox.</summary>
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddSingleton<PeopleStore>()
        .AddSingleton<DirectoryRoles>()
        .AddSingleton<IEffectHandler, RoleHandler>()
        .AddSingleton<IEffectHandler, RemovalHandler>();
}
