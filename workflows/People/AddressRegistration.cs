namespace Funding.Workflows.People;

public static class AddressRegistration
{
    /// <summary>
    /// Changes of a person's address, that of their calendar, and their number. Needs people, links, the outbox and the limits of
    /// strangers.
    /// </summary>
    public static IServiceCollection AddAddressChanges(this IServiceCollection services) => services
        .AddSingleton<SmsRetention>()
        .AddSingleton<PhoneCommands>()
        .AddSingleton<CalendarAddressCommands>()
        .AddSingleton<AddressChangeStore>()
        .AddSingleton<AddressChangeWriter>()
        .AddSingleton<AddressChangeCommands>()
        .AddSingleton<AddressEndCommands>()
        .AddSingleton<AddressMoveHandler>()
        .AddSingleton<IEffectHandler>(provider => provider.GetRequiredService<AddressMoveHandler>())
        .AddSingleton<IEffectHandler, PoolAddressHandler>()
        .AddSingleton<IMailTemplates, AddressMails>();
}
