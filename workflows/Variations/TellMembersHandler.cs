namespace Funding.Workflows.Variations;

/// <summary>Mails each member of a new award the link to its page, once.</summary>
internal sealed class TellMembersHandler(AwardStore awards, CommitWriter commits) : IEffectHandler
{
    /// <summary>Mails of one commit.</summary>
    private const int Together = 40;

    public string Kind => TellMembersPayload.Effect;

    public async Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var asked = FundingJson.Deserialize<TellMembersPayload>(payload)!;
        if (await awards.FindAsync(asked.Award, cancellation) is not { } award) return;
        foreach (var members in award.Home.MembersNow.Where(m => m.Person is not null).Chunk(Together))
        {
            var commit = new Commit(award.Partition);
            foreach (var member in members)
            {
                commit.Mail(
                    award.Home.Reminders,
                    VariationMails.Linked(award, member.Code, VariationMails.MembershipBegun, award.Home.Term.AwardedOn,
                        [("Member", member.Name)]),
                    member.Person!, member.Code);
            }

            await commits.SaveAsync(commit, cancellation);
        }
    }
}
