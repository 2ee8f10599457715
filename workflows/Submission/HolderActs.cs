namespace Funding.Workflows.Submission;

/// <summary>
/// Invites the holders of the award that a round's step follows, as its call opens. A mail to each person once, however often it is tried;
/// the register, and for each award a read and a commit.
/// </summary>
public sealed class HolderActs(
    AwardRollStore register, AwardStore awards, AwardChangeStore holders, CommitWriter commits, TimeProvider clock)
{
    private const int MostTold = 30;

    /// <returns>When a round invites; null where its step follows no award.</returns>
    public static DateTimeOffset? MomentOf(Round round) => round.Step?.From is null ? null : ShanghaiTime.StartOf(round.Opens);

    public async Task InviteAsync(Round round, CancellationToken cancellation)
    {
        if (round.Step?.From is not { } from) return;
        var all = (await register.ReadAsync(cancellation)).Select(a => a.Summary);
        foreach (var award in StepEntry.Invited(from, round.ProgrammeId, all, StepEntry.DayOf(round, clock.GetUtcNow())))
        {
            if (await awards.FindAsync(award.Id, cancellation) is not { Home: var home }) continue;
            var commit = new Commit(RoundKeys.Partition(round.Id));
            foreach (var person in (await holders.HoldersAsync(home, cancellation)).Take(MostTold))
            {
                commit.MailPage(
                    round, HolderMails.HolderInvited, new Addressee(person, home.HolderName), home.Id, ApplyLinks.New(round.Id),
                    [
                        ("OrganisationName", home.HolderName), .. RoundMail.Both("AwardTitle", from.Title),
                        ("CertificateNumber", award.Number),
                        RoundMail.Day("Deadline", round.CallCloses()),
                    ]);
            }

            if (commit.Count > 0) await commits.SaveAsync(commit, cancellation);
        }
    }
}
