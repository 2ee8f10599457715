namespace Funding.Workflows.Apply;

/// <summary>Links of applicants are theirs who are editors of an application of the round.</summary>
internal sealed class ApplyLinkQueries(PersonalQueries own) : ILinkHolder
{
    public IReadOnlyList<LinkPurpose> Purposes => [LinkPurpose.Apply];

    public async Task<bool> HoldsAsync(LinkRecord link, Person person, CancellationToken cancellation = default)
    {
        var actor = person.AsActor("rule:fresh-link");
        var round = link.RoundId ?? link.Terms.Subject;
        return (await own.ApplicationsAsync(actor, cancellation)).Any(item => item.Round.Id == round);
    }
}
