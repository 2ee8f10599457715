namespace Funding.Workflows.Apply;

/// <summary>Links of applicants are theirs who are editors of an application of the round.</summary>
internal sealed class ApplyLinkQueries(PersonalQueries own) : ILinkHolder
{
    public IReadOnlyList<LinkPurpose> Purposes => [LinkPurpose.Apply];

    public async Task<bool> HoldsAsync(LinkRecord link, Person person, CancellationToken cancellation = default)
    {
        var actor = person.AsActor("rule:fresh-link");
        var round = link.RoundId ?? link.Terms.Subject;
        string? from = null;
        do
        {
            var (items, continuation) = await own.ApplicationsAsync(actor, from, cancellation);
            if (items.Any(item => item.Round.Id == round))
                return true;
            from = continuation;
        }
        while (from is not null);
        return false;
    }
}
