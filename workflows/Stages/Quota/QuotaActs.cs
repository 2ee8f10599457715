namespace Funding.Workflows.Stages.Quota;

/// <summary>What the recommendation does by itself: desks are asked and reminded, and what they left is not recommended.</summary>
public sealed class QuotaActs(
    ITableStore tables, RoundStore rounds, StateCounts states, RoundActs acts, PeopleStore people, ReminderStore reminders,
    CommitWriter commits)
{
    // A refusal by the desk's silence moves three rows and writes an audit entry, a wake-up and a mail.
    private const int RefusalsPerCommit = 12;

    // An order written onto an application replaces three rows and adds a mail.
    private const int RankedPerCommit = 24;

    /// <summary>A call that closed twice asks the desks twice.</summary>
    public async Task AskAsync(Round round, CancellationToken cancellation)
    {
        await foreach (var desk in DesksAsync(round, QuotaLetters.IsAsked, cancellation))
        {
            await MailAsync(round, desk, QuotaLetters.RequestOf(round, desk), $"{round.Pass}:", cancellation);
        }
    }

    public async Task RemindAsync(Round round, CancellationToken cancellation)
    {
        await foreach (var desk in DesksAsync(round, QuotaLetters.IsReminded, cancellation))
        {
            var mark = new Commit(RoundKeys.Partition(round.Id));
            var reminder = QuotaLetters.ReminderOf(round, desk);
            if (await reminders.MarkAsync(mark, round, QuotaLetters.KeyOf(desk), reminder, cancellation))
            {
                await commits.SaveAsync(mark, cancellation);
                await MailAsync(round, desk, reminder, "", cancellation);
            }
        }
    }

    /// <summary>The desks with something to do.</summary>
    public async IAsyncEnumerable<WaitingDesk> DesksAsync(
        Round round, Func<DeskQuota, int, bool> which, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var desks = await rounds.GetDesksAsync(round.Id, cancellation);
        var counted = await states.ReadAsync(round.Id, cancellation);
        await foreach (var quota in tables.EnumerateAsync<DeskQuota>(
            RoundKeys.Partition(round.Id), KeyRange.Prefix(RoundKeys.DeskQuotas), cancellation))
        {
            var waiting = counted.Of(quota.Value.Desk).In(ApplicationState.Submitted);
            if (which(quota.Value, waiting))
            {
                yield return new(desks.Of(quota.Value.Desk), quota.Value, waiting);
            }
        }
    }

    public async Task CloseAsync(Round round, CancellationToken cancellation)
    {
        var desks = await rounds.GetDesksAsync(round.Id, cancellation);
        var quotas = await tables
            .EnumerateAsync<DeskQuota>(RoundKeys.Partition(round.Id), KeyRange.Prefix(RoundKeys.DeskQuotas), cancellation)
            .ToDictionaryAsync(quota => quota.Value.Desk, quota => quota.Value, cancellationToken: cancellation);
        foreach (var quota in quotas.Values)
        {
            await RankAsync(round, quota, desks.Of(quota.Desk).Name, cancellation);
        }

        await acts.ForEachInStateAsync(round.Id, ApplicationState.Submitted, RefusalsPerCommit,
            (commit, left) => Refuse(
                commit, round, quotas.GetValueOrDefault(left.Value.Desk) ?? new(left.Value.Desk, 0, []),
                desks.Of(left.Value.Desk).Name, left), cancellation);
    }

    private static void Refuse(Commit commit, Round round, DeskQuota quota, Bilingual desk, Stored<Application> left)
    {
        var reason = QuotaLetters.WhyNot(quota, desk);
        var application = left.Value;
        commit.ReplaceApplication(left, application with { State = ApplicationState.NotRecommended, Reason = reason.Zh })
            .Audit(AuditNote.By(Actor.Rule("recommendation-closed"), "application-not-recommended", application.Id).Moves(
                application.Desk, application.State, ApplicationState.NotRecommended))
            .WakeApplication(round.Id, application.Id)
            .MailOwn(round, QuotaMails.NotRecommended, application, Paths.OwnApplication,
                [.. RoundMail.Both("DeskName", desk), .. RoundMail.Both("Reason", reason)]);
    }

    /// <summary>Writes a desk's order onto its applications, whose applicants hear that they are recommended.</summary>
    private async Task RankAsync(Round round, DeskQuota quota, Bilingual desk, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        foreach (var chunk in quota.Ranked.Select((id, index) => (Id: id, Rank: index + 1)).Chunk(RankedPerCommit))
        {
            var commit = new Commit(partition);
            var applications = await Task.WhenAll(chunk.Select(c => tables.GetAsync<Application>(
                partition, RoundKeys.Application(c.Id), cancellation)));
            foreach (var (rank, application) in chunk.Zip(applications, (c, application) => (c.Rank, application)))
            {
                if (application is { Value: var value } && value.DeskRank != rank)
                {
                    commit.ReplaceApplication(application, value with { DeskRank = rank })
                        .MailOwn(
                            round, QuotaMails.Recommended, value, Paths.OwnApplication, RoundMail.Both("DeskName", desk));
                }
            }

            if (commit.Count > 0)
            {
                await commits.SaveAsync(commit, cancellation);
            }
        }
    }

    private async Task MailAsync(Round round, WaitingDesk desk, Reminder letter, string cause, CancellationToken cancellation)
    {
        foreach (var recommender in await people.InRoleAsync(Role.Recommender, desk.Desk.Id, cancellation))
        {
            await commits.SaveAsync(
                new Commit(RoundKeys.Partition(round.Id)).Mail(
                    round, letter, recommender.Id, $"{desk.Desk.Id}:{cause}{round.CloseOf(QuotaStage.Kind):yyyy-MM-dd}"),
                cancellation);
        }
    }
}
