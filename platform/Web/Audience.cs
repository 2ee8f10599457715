namespace Funding.Platform.Web;

/// <summary>Who may reach an endpoint. The gate refuses every endpoint that carries none.</summary>
/// <param name="Admitted">Any of these roles; null admits everybody, signed in or not.</param>
public sealed record AudienceRule(Audience Audience, IReadOnlySet<Role>? Admitted)
{
    /// <summary>The rule of an audience, read from the roles table by what its pages do.</summary>
    public static AudienceRule For(Audience audience) => new(audience, audience switch
    {
        Audience.Apply => Doing(Right.EditApplication, Right.Object),
        Audience.Recommend => Doing(Right.Recommend),
        Audience.Review => Doing(Right.ReviewApplication),
        Audience.Approve => Doing(Right.ApproveRanking),
        Audience.Office => Doing(Right.ReadAllApplications, Right.ManagePeople),
        _ => null,
    });

    private static HashSet<Role> Doing(params Right[] rights) => [.. rights.SelectMany(RolesTable.RolesFor)];
}

public static class AudienceConventions
{
    /// <summary>Opens a group or an endpoint to an audience; without it the gate keeps it closed.</summary>
    public static TBuilder RequireAudience<TBuilder>(this TBuilder builder, Audience audience)
        where TBuilder : IEndpointConventionBuilder =>
            builder.WithMetadata(AudienceRule.For(audience), new RequestSizeLimitAttribute(PostLimit));

    /// <summary>Bytes that a post may have unless its endpoint says more.</summary>
    public const long PostLimit = 2 << 20;
}
