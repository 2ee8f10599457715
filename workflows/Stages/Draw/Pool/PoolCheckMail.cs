namespace Funding.Workflows.Stages.Draw.Pool;

/// <summary>Tells the office at the beginning of the draw what it has not decided of the pool.</summary>
public sealed class PoolCheckMail(PoolChecks checks, StageOffers offers, PeopleStore people, CommitWriter commits)
{
    /// <param name="round">As it enters the draw.</param>
    public async Task TellAsync(Round round, CancellationToken cancellation)
    {
        var found = await checks.ReadAsync(round.Id, cancellation);
        if (!found.AnyOpen)
        {
            return;
        }

        var until = ShanghaiTime.LastSecondOf(round.Draw!.PublicValueDay.AddDays(-1))
            .ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        foreach (var administrator in await people.InRoleAsync(Role.Administrator, null, cancellation))
        {
            await commits.SaveAsync(
                new Commit(RoundKeys.Partition(round.Id)).Mail(round, MailTemplates.PoolChecks, administrator.Id, "draw",
                    RoundMail.DeskLink(LinkPurpose.Office, round.Id, round.CloseOf(offers.KindOf<IPanel>(round))),
                    ("Conflicts", $"{found.OpenConflicts}"), ("Doubles", $"{found.OpenDoubles}"), ("Deadline", until)), cancellation);
        }
    }
}
