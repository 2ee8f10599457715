namespace Funding.Platform.SignIn;

/// <summary>Sends a fresh link where what the old one opened is still its person's; else nothing.</summary>
internal sealed class FreshLinkHandler(
    LinkService links, PeopleStore people, IEnumerable<ILinkHolder> holders, CommitWriter writer, TimeProvider clock) : IEffectHandler
{
    public const string KindName = "fresh-link";

    public string Kind => KindName;

    public async Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var asked = FundingJson.Deserialize<FreshLinkAsked>(payload)!;
        var link = await links.FindByIdAsync(asked.LinkId, cancellation);
        var person = link is null ? null : (await people.FindAsync(link.PersonId, cancellation))?.Value;
        var holds = person is not null && await HoldsAsync(link!, person, cancellation);
        if (FreshLinkDecision.Of(link, person, holds, clock.GetUtcNow()) is not { } terms)
            return;
        var to = new LinkRef { Path = Paths.Link(terms.Purpose, asked.ReturnPath), Terms = terms };
        await writer.SaveAsync(
            new Commit(OutboxKeys.PartitionOf(link!.RoundId))
                .Mail($"mail:{effectKey}", FreshLinkMails.To(link.PersonId, asked.What, to, link.RoundId)),
            cancellation);
    }

    private async Task<bool> HoldsAsync(LinkRecord link, Person person, CancellationToken cancellation) =>
        holders.FirstOrDefault(holder => holder.Purposes.Contains(link.Terms.Purpose)) is { } holder
            && await holder.HoldsAsync(link, person, cancellation);
}
