namespace Funding.Workflows.Consents;

/// <summary>Parties that were asked and have not answered, where the closing of their call moves.</summary>
public static class AskedParties
{
    private static readonly Texts Texts = new(typeof(ConsentMails));

    /// <param name="call">The kind of the stage that takes applications in.</param>
    public static IEnumerable<RoundPart> Of(Application application, string call) =>
        application.State is not (ApplicationState.Draft or ApplicationState.Lapsed) ? [] : (application.Consents ?? [])
            .Where(c => c.IsAsked())
            .Select(c => new OwnPart(
                c.LastAsked().By, call, Bilingual.Same(application.Name),
                ConsentLinks.Of(ConsentLinks.PageRoute, application.RoundId, application.Id, c.Party)));

    /// <returns>Null where the concern is nobody's of these.</returns>
    public static StageConcern? Tell(Round round, Concern concern) => concern is { Kind: ConcernKind.Stage, Page: { } page }
        ? new(Texts.Of("concern", concern.About!), ConsentLinks.TermsOf(page, round.CallCloses()))
        : null;
}
