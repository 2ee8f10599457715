namespace Funding.Workflows.Stages.Defence;

/// <summary>Links to sessions are theirs who sit on a panel of one, without a conflict.</summary>
internal sealed class DefenceLinkQueries(PanelSessionQueries sessions, RoundStore rounds) : ILinkHolder
{
    public IReadOnlyList<LinkPurpose> Purposes => [DefenceLetters.DeskPurpose];

    public async Task<bool> HoldsAsync(LinkRecord link, Person person, CancellationToken cancellation = default)
    {
        var actor = person.AsActor("rule:fresh-link");
        return actor.Can(Right.ReviewApplication)
            && await rounds.FindAsync(link.Terms.Subject, cancellation) is { Value: var round }
            && round.Stages.Find(DefenceStage.Kind) is { } stage
            && (await sessions.OwnAsync(actor, round, stage, cancellation)).Count > 0;
    }
}
