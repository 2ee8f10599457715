namespace Funding.Workflows.Stages.Draw;

/// <summary>Links to the public value are theirs who are asked for it.</summary>
internal sealed class ValueLinkQueries(RoundStore rounds) : ILinkHolder
{
    public IReadOnlyList<LinkPurpose> Purposes => [LinkPurpose.PublicValue];

    public async Task<bool> HoldsAsync(LinkRecord link, Person person, CancellationToken cancellation = default) =>
        person.AsActor("rule:fresh-link").Can(Right.EnterPublicValue)
            && await rounds.FindAsync(link.Terms.Subject, cancellation) is { Value: var round }
            && round.MayEnterValue().Contains(person.Id);
}
