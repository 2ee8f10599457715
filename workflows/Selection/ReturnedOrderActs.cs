namespace Funding.Workflows.Selection;

/// <summary>An order that the committee gave back: the administrators hear of it, and again every day while it waits for them.</summary>
public sealed class ReturnedOrderActs(
    RoundOrders orders, StageOffers offers, PeopleStore people, CommitWriter commits, OfficeHours hours, TimeProvider clock)
{
    /// <summary>The round's order is a ranking of scores; otherwise it is a list.</summary>
    public bool Ranks(Round round) => offers.Giver<IRanking>(round) is not null;

    public async Task RemindAsync(Round round, CancellationToken cancellation)
    {
        if (round.RankingOnHold
            && await orders.FindAsync(round, cancellation) is { Value: { ReturnedBy: { } by } order })
        {
            var name = await people.ShownAsAsync(by, cancellation);
            var day = hours.DayOf(clock.GetUtcNow());
            await TellAsync(round, name, order.ReturnReason!, $"{round.RankingVersion}:{day:yyyy-MM-dd}", cancellation);
        }
    }

    public async Task TellAsync(Round round, string member, string reason, string cause, CancellationToken cancellation)
    {
        foreach (var administrator in await people.InRoleAsync(Role.Administrator, null, cancellation))
        {
            await commits.SaveAsync(
                new Commit(RoundKeys.Partition(round.Id)).Mail(round, MailTemplates.ApprovalReturned, administrator.Id, cause,
                    RoundMail.DeskLink(LinkPurpose.Office, round.Id, Today.AddDays(30)),
                    [("MemberName", member), ("Reason", reason), .. RoundMail.Both("Next", NextOf(round))]), cancellation);
        }
    }

    private DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    private Bilingual NextOf(Round round) => Ranks(round) ? RoundTexts.Of("back-to-ranking") : RoundTexts.Of("back-to-list");
}
