namespace Funding.Workflows.Stages.Quota;

/// <summary>What the recommendation does by itself: desks are asked and reminded, and what they left is not recommended.</summary>
public sealed class QuotaActs(
    ITableStore tables, RoundStore rounds, StateCounts counts, RoundActs acts, PeopleStore people, CommitWriter commits)
{
    private static readonly Texts Texts = new(typeof(QuotaKind));

    // A refusal by the desk's silence moves three rows and writes an audit entry, a wake-up and a mail.
    private const int RefusalsPerCommit = 12;

    /// <summary>A call that closed twice asks the desks twice.</summary>
    public Task AskAsync(Round round, CancellationToken cancellation) =>
        MailDesksAsync(round, MailTemplates.RecommendationDesk, $"{round.Pass}:", cancellation);

    public Task RemindAsync(Round round, CancellationToken cancellation) =>
        MailDesksAsync(round, MailTemplates.RecommendationDeskReminder, "", cancellation);

    public async Task CloseAsync(Round round, CancellationToken cancellation)
    {
        await RankAsync(round, cancellation);
        var desks = await rounds.GetDesksAsync(round.Id, cancellation);
        await acts.ForEachInStateAsync(round.Id, ApplicationState.Submitted, RefusalsPerCommit,
            (commit, left) => Refuse(commit, round, desks, left), cancellation);
    }

    private static void Refuse(Commit commit, Round round, RoundDesks desks, Stored<Application> left)
    {
        var reason = Texts.Of("reason.silent");
        var application = left.Value;
        var desk = desks.Of(application.Desk).Name;
        commit.ReplaceApplication(left, application with { State = ApplicationState.NotRecommended, Reason = reason.Zh })
            .Audit(AuditNote.By(Actor.Rule("recommendation-closed"), "application-not-recommended", application.Id).Moves(
                application.Desk, application.State, ApplicationState.NotRecommended))
            .WakeApplication(round.Id, application.Id)
            .Mail(round, MailTemplates.NotRecommended, application.Editors[0], application.Id, null,
            [
                ("ApplicationName", application.Name),
                ("ApplicationNumber", application.Id),
                .. RoundMail.Both("DeskName", desk),
                .. RoundMail.Both("Reason", reason),
            ]);
    }

    /// <summary>Writes each desk's order onto its applications.</summary>
    private async Task RankAsync(Round round, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        await foreach (var quota in tables.EnumerateAsync<DeskQuota>(partition, KeyRange.Prefix(RoundKeys.DeskQuotas), cancellation))
        {
            foreach (var chunk in quota.Value.Ranked.Select((id, index) => (Id: id, Rank: index + 1)).Chunk(30))
            {
                var commit = new Commit(partition);
                var applications = await Task.WhenAll(chunk.Select(c => tables.GetAsync<Application>(
                    partition, RoundKeys.Application(c.Id), cancellation)));
                foreach (var (rank, application) in chunk.Zip(applications, (c, application) => (c.Rank, application)))
                {
                    if (application is { Value: var value } && value.DeskRank != rank)
                    {
                        commit.ReplaceApplication(application, value with { DeskRank = rank });
                    }
                }

                if (commit.Count > 0)
                {
                    await commits.SaveAsync(commit, cancellation);
                }
            }
        }
    }

    private async Task MailDesksAsync(Round round, MailTemplate template, string cause, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var desks = await rounds.GetDesksAsync(round.Id, cancellation);
        var counted = await counts.ReadAsync(round.Id, cancellation);
        await foreach (var quota in tables.EnumerateAsync<DeskQuota>(partition, KeyRange.Prefix(RoundKeys.DeskQuotas), cancellation))
        {
            var desk = desks.Of(quota.Value.Desk);
            var count = counted.Of(desk.Id).In(ApplicationState.Submitted) + quota.Value.Ranked.Count;
            if (count == 0)
            {
                continue;
            }

            (string, string)[] recommended = template == MailTemplates.RecommendationDeskReminder
                ? [("Recommended", $"{quota.Value.Ranked.Count}")]
                : [];
            foreach (var recommender in await people.InRoleAsync(Role.Recommender, desk.Id, cancellation))
            {
                await commits.SaveAsync(new Commit(partition)
                    .Mail(round, template, recommender.Id, $"{desk.Id}:{cause}{round.CloseOf(QuotaStage.Kind):yyyy-MM-dd}",
                    RoundMail.AskLink(LinkPurpose.RecommendDesk, round, QuotaStage.Kind, round.CloseOf(QuotaStage.Kind)),
                    [
                        .. RoundMail.Both("DeskName", desk.Name),
                        ("Count", $"{count}"),
                        .. recommended,
                        ("Limit", $"{quota.Value.Limit}"),
                        RoundMail.Day("Deadline", round.CloseOf(QuotaStage.Kind))
                    ]), cancellation);
            }
        }
    }
}
