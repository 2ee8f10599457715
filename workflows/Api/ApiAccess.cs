namespace Funding.Workflows.Api;

/// <summary>What a call does by the roles table; the API's gate admits a token whose role may do one of them.</summary>
/// <param name="Rights">Any of these; null for a call that needs no token.</param>
public sealed record ApiAccess(IReadOnlyList<Right>? Rights)
{
    /// <summary>Roles that may make the call.</summary>
    public IEnumerable<Role> Roles => Rights is null ? Enum.GetValues<Role>() : Rights.SelectMany(RolesTable.RolesFor).Distinct();
}

public static class ApiConventions
{
    /// <summary>The call needs a token whose role may do one of the rights.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder call, params Right[] rights)
        where TBuilder : IEndpointConventionBuilder => call.WithMetadata(new ApiAccess(rights));

    /// <summary>The call is open to everybody; a token is looked at when there is one.</summary>
    public static TBuilder Open<TBuilder>(this TBuilder call)
        where TBuilder : IEndpointConventionBuilder => call.WithMetadata(new ApiAccess(null));
}
