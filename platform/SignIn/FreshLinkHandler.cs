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
        var commit = new Commit(OutboxKeys.PartitionOf(link!.RoundId))
            .Insert(SentKey(effectKey), clock.GetUtcNow())
            .Mail($"mail:{effectKey}", FreshLinkMails.To(link.PersonId, asked.What, to, link.RoundId))
            .Audit(AuditNote.By(person!.AsActor($"link:{link.Id}"), "fresh-link-sent", link.Id, ("purpose", $"{terms.Purpose}")));
        await Attempts.OnceAsync(ConflictKind.Exists, () => writer.SaveAsync(commit, cancellation), cancellation);
    }

    /// <summary>An asking that is handled again has been answered: neither mail nor record is doubled.</summary>
    private static string SentKey(string effectKey) => $"fresh-link-sent:{StorageKey.Of(effectKey)}";

    private async Task<bool> HoldsAsync(LinkRecord link, Person person, CancellationToken cancellation) =>
        holders.FirstOrDefault(holder => holder.Purposes.Contains(link.Terms.Purpose)) is { } holder
            && await holder.HoldsAsync(link, person, cancellation);
}
