namespace Funding.Workflows.Stages.Notice;

/// <summary>A link to an objection is its objector's.</summary>
internal sealed class ObjectionLinkQueries(ITableStore tables) : ILinkHolder
{
    public IReadOnlyList<LinkPurpose> Purposes => [LinkPurpose.Objection];

    public async Task<bool> HoldsAsync(LinkRecord link, Person person, CancellationToken cancellation = default) =>
        link.Terms.Subject.Split(':') is [var round, var objection]
            && await tables.GetAsync<Objection>(RoundKeys.Partition(round), RoundKeys.Objection(objection), cancellation)
                is { Value: var filed }
            && filed.ObjectorId == person.Id;
}
