namespace Funding.Workflows.Stages.PanelReview;

/// <summary>Follows one expert through the review: silence, the reminder at two thirds, the last day.</summary>
public sealed class ReviewerSubject(
    ITableStore tables, RoundStore rounds, ReminderStore reminders, CommitWriter commits, TimeProvider clock) : ISubjectKind
{
    private static readonly Texts Texts = new(typeof(PanelReviewKind));

    private const int AtOnce = 20;

    public string Kind => ReviewerKey.SubjectKind;

    public IReadOnlyDictionary<string, Func<SubjectKey, CancellationToken, Task>> Acts =>
        new Dictionary<string, Func<SubjectKey, CancellationToken, Task>>
        {
            [ReviewerAct.TreatSilenceAsRecusal] = (key, cancellation) => TreatSilenceAsRecusalAsync(ReviewerKey.Of(key), cancellation),
            [ReviewerAct.RemindToAnswer] = (key, cancellation) =>
                RemindAsync(ReviewerKey.Of(key), ReviewerAct.RemindToAnswer, MailTemplates.ReviewAnswer, cancellation),
            [ReviewerAct.RemindAtTwoThirds] = (key, cancellation) =>
                RemindAsync(ReviewerKey.Of(key), ReviewerAct.RemindAtTwoThirds, MailTemplates.ReviewReminder, cancellation),
            [ReviewerAct.RemindOnLastDay] = (key, cancellation) =>
                RemindAsync(ReviewerKey.Of(key), ReviewerAct.RemindOnLastDay, MailTemplates.ReviewLastDay, cancellation),
        };

    public async Task<Step> LookAsync(SubjectKey subject, CancellationToken cancellation)
    {
        var key = ReviewerKey.Of(subject);
        var round = (await rounds.GetAsync(key.RoundId, cancellation)).Value;
        var reviewer = await ReviewerAsync(key, cancellation);
        if (reviewer is null)
        {
            return Step.End;
        }

        return ReviewerDecision.Next(await FactsAsync(key, round, reviewer.Value, cancellation), clock.GetUtcNow());
    }

    private async Task<ReviewerFacts> FactsAsync(ReviewerKey key, Round round, Reviewer reviewer, CancellationToken cancellation)
    {
        var sheets = reviewer.Assigned == 0 ? [] : await SheetsAsync(key, cancellation);
        var unanswered = sheets
            .Where(s => s.Value.State == ReviewState.Assigned)
            .Select(s => s.Value.AnswerBy)
            .ToList();
        return new ReviewerFacts(
            round.HasPassed(PanelReviewStage.Kind),
            reviewer.Opened,
            round.CloseOf(PanelReviewStage.Kind),
            unanswered.Count == 0 ? null : unanswered.Min(),
            reviewer.Open > 0,
            reviewer.Done.ToHashSet());
    }

    /// <summary>Sheets unanswered past their day go back and are filled again.</summary>
    private async Task TreatSilenceAsRecusalAsync(ReviewerKey key, CancellationToken cancellation)
    {
        while (true)
        {
            var round = (await rounds.GetAsync(key.RoundId, cancellation)).Value;
            var now = clock.GetUtcNow();
            var silent = (await SheetsAsync(key, cancellation))
                .Where(s => s.Value.State == ReviewState.Assigned && now >= ShanghaiTime.CloseOf(s.Value.AnswerBy)).Take(AtOnce).ToList();
            if (!round.IsAt(PanelReviewStage.Kind) || silent.Count == 0)
            {
                return;
            }

            var reviewer = (await ReviewerAsync(key, cancellation))!;
            var silence = Texts.Of("reason.silent");
            var commit = new Commit(RoundKeys.Partition(key.RoundId))
                .MoveSheets(
                    round.CloseOf(PanelReviewStage.Kind),
                    reviewer,
                    [.. silent.Select(s => (s, s.Value with { State = ReviewState.Replaced, RecusalReason = silence.Zh }))],
                    "silence",
                    now)
                .Audit(AuditNote.By(
                    Actor.Rule(ReviewerAct.TreatSilenceAsRecusal), "reviewer-silent", key.ExpertId, ("sheets", $"{silent.Count}")))
                .Mail(
                    round,
                    MailTemplates.ReviewReplaced,
                    key.ExpertId,
                    $"silence-{silent[0].Value.AnswerBy:yyyyMMdd}-{silent[0].Value.ApplicationId}",
                    null,
                    [("Count", $"{silent.Count}"), .. RoundMail.Both("Reason", silence)])
                .WakeRound(key.RoundId);

            // The expert may answer in this moment: look again either way.
            await Attempts.OnceAsync(() => commits.SaveAsync(commit, cancellation), cancellation);
        }
    }

    private async Task RemindAsync(ReviewerKey key, string act, MailTemplate template, CancellationToken cancellation)
    {
        var round = (await rounds.GetAsync(key.RoundId, cancellation)).Value;
        var reviewer = await ReviewerAsync(key, cancellation);
        if (!round.IsAt(PanelReviewStage.Kind) || reviewer is null || reviewer.Value.Open == 0)
        {
            return;
        }

        var facts = await FactsAsync(key, round, reviewer.Value, cancellation);
        var mark = ReviewerDecision.Mark(act, facts);
        if (reviewer.Value.Done.Contains(mark) || (act == ReviewerAct.RemindToAnswer && facts.AnswerBy is null))
        {
            return;
        }

        var reminder = act == ReviewerAct.RemindToAnswer
            ? ReviewReminders.ToAnswer(round, reviewer.Value, facts.AnswerBy!.Value)
            : ReviewReminders.ToSign(round, reviewer.Value, template);
        var commit = new Commit(RoundKeys.Partition(key.RoundId))
            .Replace(reviewer, reviewer.Value with { Done = [.. reviewer.Value.Done, mark] });
        if (await reminders.MarkAsync(commit, round, ReviewReminders.KeyOf(key.ExpertId), reminder, cancellation))
        {
            commit.Mail(round, reminder, key.ExpertId, mark);
        }

        await commits.SaveAsync(commit, cancellation);
    }

    private Task<Stored<Reviewer>?> ReviewerAsync(ReviewerKey key, CancellationToken cancellation) =>
        tables.GetAsync<Reviewer>(RoundKeys.Partition(key.RoundId), ReviewKeys.Reviewer(key.ExpertId), cancellation);

    private async Task<List<Stored<ReviewSheet>>> SheetsAsync(ReviewerKey key, CancellationToken cancellation)
    {
        var sheets = new List<Stored<ReviewSheet>>();
        await foreach (var sheet in tables.EnumerateAsync<ReviewSheet>(
            RoundKeys.Partition(key.RoundId), KeyRange.Prefix(RoundKeys.SheetPrefix(key.ExpertId)), cancellation))
        {
            sheets.Add(sheet);
        }

        return sheets;
    }
}
