namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>Links to visits are theirs who visit, without a conflict.</summary>
internal sealed class VisitLinkQueries(VisitAccessStore access, RoundStore rounds) : ILinkHolder
{
    public IReadOnlyList<LinkPurpose> Purposes => [VisitLetters.DeskPurpose];

    public async Task<bool> HoldsAsync(LinkRecord link, Person person, CancellationToken cancellation = default)
    {
        var actor = person.AsActor("rule:fresh-link");
        return actor.Can(Right.ReviewApplication)
            && await rounds.FindAsync(link.Terms.Subject, cancellation) is { Value: var round }
            && round.Stages.Find(SiteVisitStage.Kind) is { } stage
            && (await access.OwnAsync(actor, round, stage, cancellation)).Count > 0;
    }
}
