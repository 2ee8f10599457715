namespace Funding.Workflows.Letters;

/// <summary>The document with which a programme that is being composed will call for applications, for administrators.</summary>
public static class LetterPreviewPages
{
    public static void MapLetterPreview(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("").RequireAudience(Audience.Office).MapPage(ComposeLinks.LetterRoute, ShowAsync);

    private static async Task<IResult> ShowAsync(
        string draft, PageContext here, ComposeQueries drafts, LaunchCommands launches, StageKindSet kinds, RoundDays days,
        IOptions<PortalOptions> portal, CancellationToken cancellation)
    {
        var programme = (await drafts.ReadAsync(here.Actor!, draft, cancellation)).DemandSteps()[0];
        var (launching, plan) = launches.Sample(here.Actor!, programme);
        var round = launching.Round;
        var view = new LetterView(
            new StageView(round, round.Stages.First, launching.Snapshot), new RoundDesks(plan.Desks),
            days.Schedule(round, launching.Snapshot));
        var letter = await kinds[round.Stages.First.Kind].LetterAsync(view, cancellation)
            ?? throw new RefusedException(LetterRefusals.NotFound());
        var issuer = programme.Lead ?? portal.Value.Authority;
        var written = LetterDecision.Draft(letter, issuer, portal.Value.Contact, plan.Opens);
        return Page.Render<LetterPreviewPage, LetterPreviewModel>(new(
            draft, LetterDecision.Compose(written, letter, issuer, plan.Opens)));
    }
}

/// <param name="Draft">Id of the programme's draft.</param>
public sealed record LetterPreviewModel(string Draft, Letter Letter);
