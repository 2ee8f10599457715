namespace Funding.Platform.Tokens;

public static class TokensRegistration
{
    /// <summary>Tokens of the API. Needs people, the outbox and the desks they may be given for.</summary>
    public static IServiceCollection AddTokens(this IServiceCollection services) => services
        .AddSingleton<ApiTokens>()
        .AddSingleton<IEffectHandler, TokenHandler>();
}
