namespace Funding.Workflows.Persons;

public static class PersonsRegistration
{
    /// <summary>Persons whom applications name once.</summary>
    public static IServiceCollection AddPersons(this IServiceCollection services) => services.AddSingleton<PersonClaimCommands>();
}
