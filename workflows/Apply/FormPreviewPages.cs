namespace Funding.Workflows.Apply;

/// <summary>The form of a programme that is being composed, as its applicants will see it, for administrators.</summary>
public static class FormPreviewPages
{
    public static void MapFormPreview(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("").RequireAudience(Audience.Office).MapPage(ComposeLinks.FormRoute, ShowAsync);

    private static async Task<IResult> ShowAsync(
        string draft, PageContext here, ComposeQueries drafts, LaunchCommands launches, StageKindSet kinds, TimeProvider clock,
        CancellationToken cancellation)
    {
        var work = await drafts.ReadAsync(here.Actor!, draft, cancellation);
        return Page.Render<FormPreviewPage, FormPreviewModel>(new(
            work.Draft.Id,
            [.. work.DemandSteps().Select(p => Blank(launches.Sample(here.Actor!, p), here.Actor!, kinds, clock.GetUtcNow()))]));
    }

    /// <summary>An application in which nothing is filled in.</summary>
    private static Work Blank((Launching Launching, LaunchPlan Plan) sample, Actor actor, StageKindSet kinds, DateTimeOffset now)
    {
        var (round, programme) = (sample.Launching.Round, sample.Launching.Snapshot);
        var application = new Application
        {
            Id = "preview",
            RoundId = round.Id,
            CreditCode = "",
            OrganisationName = "",
            ApplicantKind = programme.Subject.Kinds[0].Id,
            Desk = sample.Plan.Desks[0].Id,
            State = ApplicationState.Draft,
            Editors = [actor.PersonId],
            CreatedAt = now,
        };
        return new Work(round, programme, sample.Plan.Desks[0], application, Answers.Empty, false, false, [])
        {
            Withdrawing = kinds.Withdraw(ApplicationState.Draft, round, false),
        };
    }
}

/// <param name="Draft">Its id.</param>
/// <param name="Steps">A blank application of each step.</param>
public sealed record FormPreviewModel(string Draft, IReadOnlyList<Work> Steps);
