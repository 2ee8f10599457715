namespace Funding.Workflows.Stages.Countersign;

/// <summary>A department's link is theirs who answer for one of the round's departments, as long as they are named.</summary>
internal sealed class CountersignLinkQueries(RoundStore rounds, CountersignStore store) : ILinkHolder
{
    public IReadOnlyList<LinkPurpose> Purposes => [CountersignLetters.Purpose];

    public async Task<bool> HoldsAsync(LinkRecord link, Person person, CancellationToken cancellation = default) =>
        await rounds.FindAsync(link.Terms.Subject, cancellation) is { Value: var round }
        && round.Stages.Find(CountersignStage.Kind) is { } stage
        && (await store.PersonsAsync(round.Id, stage.Id, cancellation)).Values.Any(persons => persons.Contains(person.Id));
}
