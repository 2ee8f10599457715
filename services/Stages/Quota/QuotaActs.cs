using Funding.Services.Audit;
using Funding.Services.Links;
using Funding.Services.Mail;
using Funding.Services.Outbox;
using Funding.Services.People;
using Funding.Services.Rounds;
using Funding.Services.Storage;
using Funding.Workflows.Applications;
using Funding.Workflows.Orchestration;
using Funding.Workflows.Roles;
using Funding.Workflows.Rounds;
using Funding.Workflows.Time;

namespace Funding.Services.Recommendation;

/// <summary>The close of the call and the recommendation stage, as activities.</summary>
public sealed class RecommendationActs(
    ITableStore tables, RoundStore rounds, RoundActs acts, PeopleStore people, CommitWriter commits, TimeProvider clock)
{
    // A lapse moves three rows and writes an audit entry and a wake-up; a refusal by the desk's silence a mail as well.
    private const int LapsesPerCommit = 14;
    private const int RefusalsPerCommit = 12;

    public Task<Nothing> CloseCallAsync(string roundId, CancellationToken cancellation) =>
        acts.EnterAsync(roundId, RoundStage.Call, RoundStage.Recommendation, RoundAct.CloseCall, async round =>
        {
            await acts.ForEachInStateAsync(roundId, ApplicationState.Draft, LapsesPerCommit, (commit, draft) => commit
                .ReplaceApplication(draft, draft.Value with { State = ApplicationState.Lapsed })
                .Audit(AuditNote.By(Actor.Rule("call-closed"), "application-lapsed", draft.Value.Id).Moves(
                    draft.Value.Desk, ApplicationState.Draft, ApplicationState.Lapsed))
                .WakeApplication(roundId, draft.Value.Id), cancellation);
            await MailDesksAsync(round, MailTemplates.RecommendationDesk, $"{round.Dates.CallCloses:yyyy-MM-dd}:", cancellation);
            return round;
        }, cancellation, round =>
            Task.FromResult(clock.GetUtcNow() >= ShanghaiTime.CloseOf(round.Dates.CallCloses) + RoundDecision.UploadGrace));

    /// <summary>
    /// After a close that was taken back: what lapsed with it is a draft again. The extension's mail has reminded of the new day.
    /// </summary>
    public async Task<Nothing> RestoreDraftsAsync(string roundId, CancellationToken cancellation)
    {
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        if (round.Stage != RoundStage.Call || round.CallReopenedAt is not { } reopened)
        {
            return Nothing.Value;
        }

        var reminded = ShanghaiTime.DayOf(reopened) >= round.Dates.CallCloses.AddDays(-ApplicationDecision.DraftReminderDays);
        IReadOnlyList<string> marks = reminded ? [ApplicationDecision.Mark(ApplicationAct.RemindDraft, round.Dates.CallCloses)] : [];
        await acts.ForEachInStateAsync(roundId, ApplicationState.Lapsed, LapsesPerCommit, (commit, lapsed) => commit
            .ReplaceApplication(lapsed, lapsed.Value with { State = ApplicationState.Draft, Done = [.. lapsed.Value.Done.Union(marks)] })
            .Audit(AuditNote.By(Actor.Rule("call-reopened"), "application-restored", lapsed.Value.Id)
                .Moves(lapsed.Value.Desk, ApplicationState.Lapsed, ApplicationState.Draft))
            .Ensure(ApplicationOrchestrator.Name, ApplicationOrchestrator.InstanceId(roundId, lapsed.Value.Id),
                new ApplicationKey(roundId, lapsed.Value.Id)), cancellation);
        return Nothing.Value;
    }

    public Task<Nothing> RemindRecommendersAsync(string roundId, CancellationToken cancellation) =>
        acts.OnceAsync(roundId, RoundStage.Recommendation, RoundAct.RemindRecommenders, round =>
            MailDesksAsync(round, MailTemplates.RecommendationDeskReminder, "", cancellation), cancellation);

    public Task<Nothing> CloseRecommendationAsync(string roundId, CancellationToken cancellation) =>
        acts.EnterAsync(roundId, RoundStage.Recommendation, RoundStage.Eligibility, RoundAct.CloseRecommendation, async round =>
        {
            await RankAsync(round, cancellation);
            var desks = await rounds.GetDesksAsync(roundId, cancellation);
            await acts.ForEachInStateAsync(roundId, ApplicationState.Submitted, RefusalsPerCommit,
                (commit, left) => Refuse(commit, round, desks, left), cancellation);
            await MailOfficersAsync(round, MailTemplates.EligibilityOfficerDesk, cancellation);
            return round;
        }, cancellation, round => Task.FromResult(clock.GetUtcNow() >= ShanghaiTime.CloseOf(round.Dates.RecommendationCloses)));

    /// <summary>The officers' digest; the eligibility stage sends it again as a reminder.</summary>
    internal async Task MailOfficersAsync(
        Round round, MailTemplate template, CancellationToken cancellation, string cause = "", Role role = Role.Officer)
    {
        var head = await tables.GetAsync<AuditHead>(RoundKeys.Partition(round.Id), AuditKeys.Head, cancellation);
        var waiting = head?.Value.Counts.Where(c => c.Key.EndsWith($"|{ApplicationState.Recommended}", StringComparison.Ordinal)
            || c.Key.EndsWith($"|{ApplicationState.Corrected}", StringComparison.Ordinal)).Sum(c => c.Value) ?? 0;
        foreach (var officer in await people.InRoleAsync(role, null, cancellation))
        {
            await commits.SaveAsync(new Commit(RoundKeys.Partition(round.Id)).Mail(round, template, officer.Id, cause,
                RoundMail.DeskLink(role == Role.Officer ? LinkPurpose.OfficerDesk : LinkPurpose.Office, round.Id, round.Dates.ReviewCloses),
                ("Count", $"{waiting}"),
                RoundMail.Day("Deadline", round.Dates.EligibilityCloses)), cancellation);
        }
    }

    private static void Refuse(Commit commit, Round round, RoundDesks desks, Stored<Application> left)
    {
        const string reason = "推荐单位未在规定时间内推荐。";
        var application = left.Value;
        var desk = desks.Of(application.Desk).Name;
        commit.ReplaceApplication(left, application with { State = ApplicationState.NotRecommended, Reason = reason })
            .Audit(AuditNote.By(Actor.Rule("recommendation-closed"), "application-not-recommended", application.Id).Moves(
                application.Desk, application.State, ApplicationState.NotRecommended))
            .WakeApplication(round.Id, application.Id)
            .Mail(round, MailTemplates.NotRecommended, application.Editors[0], application.Id, null,
            [
                ("ApplicationName", Applications.ApplicationCommands.NameOf(application)),
                ("ApplicationNumber", application.Id),
                .. RoundMail.Both("DeskName", desk),
                ("Reason", reason), ("Reason.en", "The recommending desk did not recommend it in time."),
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
        await foreach (var quota in tables.EnumerateAsync<DeskQuota>(partition, KeyRange.Prefix(RoundKeys.DeskQuotas), cancellation))
        {
            var desk = desks.Of(quota.Value.Desk);
            var head = await tables.GetAsync<AuditHead>(partition, AuditKeys.Head, cancellation);
            var count = head?.Value.Counts.GetValueOrDefault($"{desk.Id}|{ApplicationState.Submitted}") + quota.Value.Ranked.Count ?? 0;
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
                    .Mail(round, template, recommender.Id, $"{desk.Id}:{cause}{round.Dates.RecommendationCloses:yyyy-MM-dd}",
                    RoundMail.DeskLink(LinkPurpose.RecommendDesk, round.Id, round.Dates.RecommendationCloses),
                    [
                        .. RoundMail.Both("DeskName", desk.Name),
                        ("Count", $"{count}"),
                        .. recommended,
                        ("Limit", $"{quota.Value.Limit}"),
                        RoundMail.Day("Deadline", round.Dates.RecommendationCloses)
                    ]), cancellation);
            }
        }
    }
}
