namespace Funding.Workflows.Awards.Changes;

/// <summary>
/// Takes an award out of its place after the making of the one that follows it: however often it is tried, once, for it stands there no
/// more then.
/// </summary>
internal sealed class SupersedeHandler(
    AwardStore awards, AwardChangeStore holders, IEnumerable<IAwardFollower> followers, CommitWriter commits, TimeProvider clock)
    : IEffectHandler
{
    private const int MostTold = 30;

    private static readonly Actor ByRule = Actor.Rule("announcement");

    public string Kind => SupersedePayload.Effect;

    public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var asked = FundingJson.Deserialize<SupersedePayload>(payload)!;
        return Attempts.UntilWrittenAsync(() => SupersedeAsync(asked, cancellation), cancellation);
    }

    private async Task SupersedeAsync(SupersedePayload asked, CancellationToken cancellation)
    {
        if (await awards.FindAsync(asked.Award, cancellation) is not { } read
            || await awards.FindAsync(asked.By, cancellation) is not { Home: var successor }
            || AwardSuccession.After(read.Home, successor) is not { } after)
        {
            return;
        }

        var commit = new Commit(read.Partition);
        foreach (var follower in followers) follower.Follow(commit, read.Home, after);
        AwardChangeWriter.Record(commit, read, after, new(
            AwardChange.Supersede, clock.GetUtcNow(), ByRule.PersonId, "", "", successor.DocumentNumber, successor.Id));
        commit.Audit(AuditNote.By(
            ByRule, "award-superseded", read.Home.Id, ("by", successor.Id), ("document", successor.DocumentNumber),
            ("certificate", successor.CertificateNumber))).WakeAward(read.Home.Id);
        foreach (var person in (await holders.HoldersAsync(read.Home, cancellation)).Take(MostTold))
        {
            commit.Mail(
                $"mail:{AwardChangeMails.AwardSuperseded.Name}:{read.Home.Id}:{person}",
                AwardChangeMails.AwardSuperseded.To(
                    person,
                    new Dictionary<string, string>(AwardChangeMails.Named(read))
                    {
                        ["Document"] = successor.DocumentNumber,
                        ["Successor"] = successor.CertificateNumber,
                    },
                    new LinkRef { Path = AwardLinks.Own(read.Home.Id) },
                    read.Home.RoundId));
        }

        await commits.SaveAsync(commit, cancellation);
    }
}
