namespace Funding.Workflows.Apply;

public static class ApplyEndpoints
{
    public static void MapApply(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").RequireAudience(Audience.Apply);
        group.MapApplications();
        group.MapEarlier();
        foreach (var kind in PartKinds.All)
            kind.Map(group);
        group.MapConsentAsking();
        group.MapSubmission();
        group.MapOutcome();
        group.MapColleagues();
        AwardPages.MapOwn(group);
    }
}
