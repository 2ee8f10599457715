namespace Funding.Workflows.Variations;

/// <summary>Mails each member of an award, with the link to its page: a new award, what was granted, how the award stands.</summary>
internal sealed class TellMembersHandler(ITableStore tables, AwardStore awards, CommitWriter commits, TimeProvider clock) : IEffectHandler
{
    /// <summary>Mails of one commit.</summary>
    private const int Together = 40;

    public string Kind => TellMembersPayload.Effect;

    public async Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var told = FundingJson.Deserialize<TellMembersPayload>(payload)!;
        if (await awards.FindAsync(told.Award, cancellation) is not { } award) return;
        var granted = told.Variation is { } number
            ? (await tables.GetAsync<Variation>(award.Partition, VariationKeys.Variation(number), cancellation))?.Value : null;
        // Whom it is about reads what came of it in a mail of its own.
        foreach (var members in award.Home.MembersNow
            .Where(m => m.Person is not null && m.Code != granted?.Wish.Member).Chunk(Together))
        {
            var commit = new Commit(award.Partition);
            foreach (var member in members)
                commit.Mail(award.Home.Reminders, LetterTo(award, member, told, granted), member.Person!, $"{member.Code}{told.Cause}");
            await commits.SaveAsync(commit, cancellation);
        }
    }

    private Reminder LetterTo(AwardRead award, AwardMember member, TellMembersPayload told, Variation? granted) =>
        granted is not null
            ? VariationMails.Linked(
                award, member.Code, VariationMails.MembersInformed, ShanghaiTime.DayOf(granted.EndedAt!.Value),
                [.. RoundMail.Both("Change", VariationMails.NameOf(granted)), ("Reason", granted.Reason)])
        : told.Standing is { } standing
            ? VariationMails.Linked(
                award, member.Code, VariationMails.AwardStandsOtherwise, award.Home.Cause?.On ?? ShanghaiTime.DayOf(clock.GetUtcNow()),
                [.. RoundMail.Both("Result", VariationMails.Texts.Of($"standing.{standing}"))])
        : VariationMails.Linked(
            award, member.Code, VariationMails.MembershipBegun, award.Home.Term.AwardedOn, [("Member", member.Name)]);
}
