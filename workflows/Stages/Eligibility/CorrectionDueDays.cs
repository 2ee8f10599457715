namespace Funding.Workflows.Stages.Eligibility;

/// <summary>The days of corrections follow the working calendar.</summary>
public sealed class CorrectionDueDays(
    ITableStore tables, RoundStore rounds, WorkingCalendar calendar, CommitWriter commits, TimeProvider clock)
{
    private static readonly Texts Texts = new(typeof(EligibilityKind));

    public async Task FollowCalendarAsync(Round round, CancellationToken cancellation)
    {
        var settings = EligibilitySettings.Of(await rounds.GetProgrammeAsync(round.Id, cancellation));
        var partition = RoundKeys.Partition(round.Id);
        await foreach (var listed in tables.EnumerateAsync<ApplicationSummary>(
            partition, KeyRange.Prefix(RoundKeys.StatePrefix(ApplicationState.UnderCorrection)), cancellation))
        {
            var stored = (await tables.GetAsync<Application>(partition, RoundKeys.Application(listed.Value.Id), cancellation))!;
            if (stored.Value is not { State: ApplicationState.UnderCorrection, Correction: { } correction } application
                || DueDay.Moved(
                    correction.DueOn,
                    calendar.AddWorkingDays(ShanghaiTime.DayOf(correction.AskedAt), settings.CorrectionWorkingDays),
                    ShanghaiTime.DayOf(clock.GetUtcNow())) is not { } day)
            {
                continue;
            }

            await commits.SaveOnceAsync(round.DueDayMoved(application.Id, "correction", correction.DueOn, day)
                .ReplaceApplication(stored, application with { Correction = correction with { DueOn = day } })
                .WakeApplication(round.Id, application.Id)
                .TellDueDay(
                    round,
                    Addressee.Of(application),
                    application.Id,
                    LinkPurpose.Apply,
                    day,
                    Texts.Of("correction-of", application.Name),
                    correction.DueOn,
                    day), cancellation);
        }
    }
}
