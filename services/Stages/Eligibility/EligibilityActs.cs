using Funding.Services.Applications;
using Funding.Services.Audit;
using Funding.Services.Links;
using Funding.Services.Mail;
using Funding.Services.Outbox;
using Funding.Services.Recommendation;
using Funding.Services.Rounds;
using Funding.Services.Storage;
using Funding.Workflows.Applications;
using Funding.Workflows.Orchestration;
using Funding.Workflows.Roles;
using Funding.Workflows.Rounds;
using Funding.Workflows.Time;

namespace Funding.Services.Eligibility;

/// <summary>The eligibility stage's activities: of the round, and of one application.</summary>
public sealed class EligibilityActs(
    ITableStore tables, RoundStore rounds, RoundActs acts, RecommendationActs officers, Review.PoolCheckMail pool,
        WorkingCalendar calendar, CommitWriter commits,
    TimeProvider clock)
{
    public Task<Nothing> RemindOfficersAsync(string roundId, CancellationToken cancellation) =>
        acts.OnceAsync(
            roundId,
            RoundStage.Eligibility,
            RoundAct.RemindOfficers,
            round => officers.MailOfficersAsync(
                round, MailTemplates.EligibilityOfficerDesk, cancellation, $"reminder:{round.Dates.EligibilityCloses:yyyy-MM-dd}"),
            cancellation);

    /// <summary>Past the deadline the administrators are told every day: an officer's silence is not the applicant's fault.</summary>
    public Task<Nothing> EscalateAsync(string roundId, CancellationToken cancellation) =>
        acts.OnceAsync(roundId, RoundStage.Eligibility, RoundAct.EscalateEligibility, async round =>
        {
            var day = $"{ShanghaiTime.DayOf(clock.GetUtcNow()):yyyy-MM-dd}";
            await officers.MailOfficersAsync(round, MailTemplates.EligibilityOfficerDesk, cancellation, day);
            await officers.MailOfficersAsync(round, MailTemplates.EligibilityOfficerDesk, cancellation, day, Role.Administrator);
        }, cancellation);

    public Task<Nothing> CloseAsync(string roundId, CancellationToken cancellation) =>
        acts.EnterAsync(roundId, RoundStage.Eligibility, RoundStage.Draw, RoundAct.CloseEligibility, async round =>
        {
            // Late decisions shorten no stage after them, and the draw's value must not be known while it was still open who is drawn for.
            var today = ShanghaiTime.DayOf(clock.GetUtcNow());
            var dates = RoundPlan.AfterLate(round.Dates, RoundStage.Eligibility, today, calendar);
            var moved = RoundPlan.Moved(round, dates, today, calendar);
            await pool.TellAsync(moved, cancellation);
            return moved;
        }, cancellation);

    public async Task<Step<ApplicationAct>> LookAsync(ApplicationKey key, CancellationToken cancellation)
    {
        var round = (await rounds.GetAsync(key.RoundId, cancellation)).Value;
        var stored = await tables.GetAsync<Application>(
            RoundKeys.Partition(key.RoundId), RoundKeys.Application(key.ApplicationId), cancellation);
        return stored is null
            ? Step<ApplicationAct>.End
            : ApplicationDecision.Next(
                new ApplicationFacts(
                    stored.Value.State, round.Stage, round.Dates.CallCloses, stored.Value.Correction?.DueOn, stored.Value.Done.ToHashSet()),
                clock.GetUtcNow());
    }

    public Task<Nothing> RemindDraftAsync(ApplicationKey key, CancellationToken cancellation) =>
        RemindAsync(
            key,
            ApplicationState.Draft,
            ApplicationAct.RemindDraft,
            (round, _) => round.Dates.CallCloses,
            (commit, round, application, mark) => commit.Mail(
                round,
                MailTemplates.DraftReminder,
                application.Editors[0],
                $"{application.Id}:{mark}",
                    RoundMail.DeskLink(LinkPurpose.Apply, round.Id, round.Dates.CallCloses),
                    ("ApplicationName", ApplicationCommands.NameOf(application)),
                    RoundMail.Day("Deadline", round.Dates.CallCloses)), cancellation);

    public Task<Nothing> RemindCorrectionAsync(ApplicationKey key, CancellationToken cancellation) =>
        RemindAsync(
            key,
            ApplicationState.UnderCorrection,
            ApplicationAct.RemindCorrection,
            (_, application) => application.Correction!.DueOn,
            (commit, round, application, mark) => commit.Mail(
                round,
                MailTemplates.CorrectionReminder,
                application.Editors[0],
                $"{application.Id}:{mark}",
                    RoundMail.DeskLink(LinkPurpose.Apply, round.Id, application.Correction!.DueOn),
                    ("ApplicationName", ApplicationCommands.NameOf(application)),
                    ("ApplicationNumber", application.Id),
                    RoundMail.Day("Deadline", application.Correction.DueOn)), cancellation);

    /// <summary>Silence on a correction is refused by rule, with the reason.</summary>
    public async Task<Nothing> RefuseSilenceAsync(ApplicationKey key, CancellationToken cancellation)
    {
        var round = (await rounds.GetAsync(key.RoundId, cancellation)).Value;
        var stored = await tables.GetAsync<Application>(
            RoundKeys.Partition(key.RoundId), RoundKeys.Application(key.ApplicationId), cancellation);
        if (stored is not { Value: { State: ApplicationState.UnderCorrection, Correction: { } correction } application })
        {
            return Nothing.Value;
        }

        var reason = $"未在 {correction.DueOn:yyyy-MM-dd} 前完成补正，按规则视为形式审查不通过。";
        var (commit, _) = EligibilityCommits.Decide(round, stored, false, reason, Actor.Rule("correction-silence"), clock.GetUtcNow());
        commit.Mail(round, MailTemplates.CorrectionSilence, application.Editors[0], application.Id, null,
            ("ApplicationName", ApplicationCommands.NameOf(application)),
            ("ApplicationNumber", application.Id),
            RoundMail.Day("Deadline", correction.DueOn),
            ("Reason", reason),
            ("Reason.en", $"No correction arrived by {correction.DueOn:yyyy-MM-dd}: by rule the eligibility check is not passed."));
        await commits.SaveAsync(commit, cancellation);
        return Nothing.Value;
    }

    private async Task<Nothing> RemindAsync(
        ApplicationKey key,
        ApplicationState state,
        ApplicationAct act,
        Func<Round, Application, DateOnly> deadline,
        Action<Commit, Round, Application, string> mail,
        CancellationToken cancellation)
    {
        var round = (await rounds.GetAsync(key.RoundId, cancellation)).Value;
        var stored = await tables.GetAsync<Application>(
            RoundKeys.Partition(key.RoundId), RoundKeys.Application(key.ApplicationId), cancellation);
        if (stored is null
            || stored.Value.State != state
            || ApplicationDecision.Mark(act, deadline(round, stored.Value)) is var mark && stored.Value.Done.Contains(mark))
        {
            return Nothing.Value;
        }

        var commit = new Commit(RoundKeys.Partition(key.RoundId)).ReplaceApplication(
            stored, stored.Value with { Done = [.. stored.Value.Done, mark] });
        mail(commit, round, stored.Value, mark);
        await commits.SaveAsync(commit, cancellation);
        return Nothing.Value;
    }
}
