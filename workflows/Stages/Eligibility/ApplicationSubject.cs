namespace Funding.Workflows.Stages.Eligibility;

/// <summary>
/// Follows one application from its draft to the end of its eligibility check: reminders, the close, the one correction and its silence.
/// </summary>
public sealed class ApplicationSubject(
    ITableStore tables, RoundStore rounds, ReminderStore reminders, CommitWriter commits, TimeProvider clock) : ISubjectKind
{
    private static readonly Texts Texts = new(typeof(EligibilityKind));

    public string Kind => ApplicationKey.SubjectKind;

    public IReadOnlyDictionary<string, Func<SubjectKey, CancellationToken, Task>> Acts =>
        new Dictionary<string, Func<SubjectKey, CancellationToken, Task>>
        {
            [ApplicationAct.RemindDraft] = (key, cancellation) => RemindDraftAsync(ApplicationKey.Of(key), cancellation),
            [ApplicationAct.RemindCorrection] = (key, cancellation) => RemindCorrectionAsync(ApplicationKey.Of(key), cancellation),
            [ApplicationAct.RefuseSilence] = (key, cancellation) => RefuseSilenceAsync(ApplicationKey.Of(key), cancellation),
        };

    public async Task<Step> LookAsync(SubjectKey subject, CancellationToken cancellation)
    {
        var round = (await rounds.GetAsync(subject.Home, cancellation)).Value;
        var stored = await tables.GetAsync<Application>(RoundKeys.Partition(subject.Home), RoundKeys.Application(subject.Id), cancellation);
        return stored is null
            ? Step.End
            : ApplicationDecision.Next(
                new ApplicationFacts(
                    stored.Value.State,
                    round.Standing == RoundStanding.Cancelled,
                    CallIsOpen.IsNotOver(round, clock.GetUtcNow()),
                    round.CallCloses(),
                    stored.Value.Correction?.DueOn,
                    stored.Value.Done.ToHashSet(),
                    stored.Value.At is not null),
                clock.GetUtcNow());
    }

    public Task RemindDraftAsync(ApplicationKey key, CancellationToken cancellation) =>
        RemindAsync(
            key,
            ApplicationState.Draft,
            ApplicationAct.RemindDraft,
            (round, _) => round.CallCloses(),
            ApplicationReminders.DraftKey(key.ApplicationId),
            ApplicationReminders.Draft,
            cancellation);

    public Task RemindCorrectionAsync(ApplicationKey key, CancellationToken cancellation) =>
        RemindAsync(
            key,
            ApplicationState.UnderCorrection,
            ApplicationAct.RemindCorrection,
            (_, application) => application.Correction!.DueOn,
            ApplicationReminders.CorrectionKey(key.ApplicationId),
            ApplicationReminders.Correction,
            cancellation);

    /// <summary>Silence on a correction is refused by rule, with the reason.</summary>
    public async Task RefuseSilenceAsync(ApplicationKey key, CancellationToken cancellation)
    {
        var round = (await rounds.GetAsync(key.RoundId, cancellation)).Value;
        var stored = await tables.GetAsync<Application>(
            RoundKeys.Partition(key.RoundId), RoundKeys.Application(key.ApplicationId), cancellation);
        if (stored is not { Value: { State: ApplicationState.UnderCorrection, Correction: { } correction } application })
        {
            return;
        }

        var reason = Texts.Of("reason.no-correction", DayText.Of(correction.DueOn));
        var (commit, _) = EligibilityCommits.Decide(round, stored, false, reason.Zh, Actor.Rule("correction-silence"), clock.GetUtcNow());
        commit.MailOwn(round, EligibilityMails.CorrectionSilence, application, Paths.OwnApplication,
            [RoundMail.Day("Deadline", correction.DueOn), .. RoundMail.Both("Reason", reason)]);
        await commits.SaveAsync(commit, cancellation);
    }

    private async Task RemindAsync(
        ApplicationKey key,
        ApplicationState state,
        string act,
        Func<Round, Application, DateOnly> deadline,
        string waited,
        Func<Round, Application, Reminder> reminderOf,
        CancellationToken cancellation)
    {
        var round = (await rounds.GetAsync(key.RoundId, cancellation)).Value;
        var stored = await tables.GetAsync<Application>(
            RoundKeys.Partition(key.RoundId), RoundKeys.Application(key.ApplicationId), cancellation);
        if (stored is null
            || stored.Value.State != state
            || ApplicationDecision.Mark(act, deadline(round, stored.Value)) is var mark && stored.Value.Done.Contains(mark))
        {
            return;
        }

        var commit = new Commit(RoundKeys.Partition(key.RoundId)).ReplaceApplication(
            stored, stored.Value with { Done = [.. stored.Value.Done, mark] });
        var reminder = reminderOf(round, stored.Value);
        if (await reminders.MarkAsync(commit, round, waited, reminder, cancellation))
        {
            commit.Mail(round, reminder, Addressee.Of(stored.Value), $"{key.ApplicationId}:{mark}");
        }

        await commits.SaveAsync(commit, cancellation);
    }
}
