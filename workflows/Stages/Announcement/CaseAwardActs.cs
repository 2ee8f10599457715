namespace Funding.Workflows.Stages.Announcement;

/// <summary>
/// 公布 of one case. Its number is given in a commit of its own before the holder's partition names the award: however often the act is
/// tried, the claim and the award have one number.
/// </summary>
public sealed class CaseAwardActs(
    ITableStore tables, RoundStore rounds, AwardMaking making, PersonClaimCommands persons, CommitWriter commits, TimeProvider clock)
{
    /// <returns>The application with its certificate.</returns>
    public async Task<Application> AnnounceAsync(CaseAt at, Commit commit, CancellationToken cancellation)
    {
        var application = at.Application.Value;
        var stored = await rounds.GetAsync(at.Round.Id, cancellation);
        var announcement = stored.Value.AnnouncementNumberToBe();
        var entry = (await tables.GetAsync<NoticeEntry>(
            commit.Partition, RoundKeys.NoticeEntry(application.Id), cancellation))!.Value;
        var award = Awarding.Of(
            at.Round,
            at.View.Programme,
            await rounds.SecretAsync(at.Round.Id, cancellation),
            entry,
            await NumberAsync(commit.Partition, application.Id, cancellation),
            announcement);
        await making.ClaimAsync(award, application.CreditCode, cancellation);
        await commits.NotePersonsAsync(
            await persons.TakeAsync(at.View.Programme, application, cancellation), application, cancellation);
        if (stored.Value.AnnouncementNumber is null)
        {
            commit.ReplaceRound(stored, stored.Value with { AnnouncementNumber = announcement });
        }

        var awarded = Awarding.Awarded(application, award);
        commit.Awarded(award).Letter(at.Round, [], announcement, awarded, RankedApplication.Listed(
            new RankedEntry(awarded.Id, null, award.Number, null, 0, false, Standing.Selected, StandingReason.Listed, null, null),
            ApplicationSummary.Of(awarded)), award);
        return awarded;
    }

    private Task<AwardNumber> NumberAsync(string partition, string caseId, CancellationToken cancellation) =>
        Attempts.UntilWrittenAsync(async () =>
        {
            var key = RoundKeys.AwardNumbers + caseId;
            if (await tables.GetAsync<AwardNumber>(partition, key, cancellation) is { } known)
            {
                return known.Value;
            }

            var commit = new Commit(partition);
            var given = new AwardNumber(
                await tables.NextAsync(commit, RoundKeys.AwardsNumbered, cancellation), ShanghaiTime.DayOf(clock.GetUtcNow()))
            {
                At = clock.GetUtcNow(),
            };
            await commits.SaveAsync(commit.Insert(key, given), cancellation);
            return given;
        }, cancellation);
}
