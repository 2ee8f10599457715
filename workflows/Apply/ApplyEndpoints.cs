namespace Funding.Workflows.Apply;

public static class ApplyEndpoints
{
    public static void MapApply(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").RequireAudience(Audience.Apply);
        group.MapApplications();
        group.MapFormPages();
        group.MapOwners();
        DocumentPages.MapDocuments(group);
        UploadEndpoints.MapUploads(group);
        group.MapSubmission();
        group.MapOutcome();
        group.MapColleagues();
        AwardPages.MapOwn(group);
    }
}
