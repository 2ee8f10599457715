namespace Funding.Workflows.Api;

/// <summary>What an extension would move and whom it would tell.</summary>
/// <param name="Reopens">The call has closed and would be open again.</param>
/// <param name="Days">Every day that becomes a later one, the extended one first.</param>
/// <param name="Tells">Persons by reason; who is of several kinds is counted in each.</param>
/// <param name="Persons">Mails: each person gets one.</param>
/// <param name="ProvisionalYears">Years whose notice of holidays is not out.</param>
internal sealed record ExtensionEffectView(bool Reopens, IReadOnlyList<MovedDayView> Days, IReadOnlyList<ToldView> Tells, int Persons,
    IReadOnlyList<int> ProvisionalYears)
{
    public static readonly ExtensionEffectView Example = new(
        false,
        [new(new("review"), null, new(2026, 7, 18), new(2026, 7, 25), DayOffKind.Weekend,
            [new(new(2026, 7, 19), new(2026, 7, 19), DayOffKind.Weekend), new(new(2026, 7, 25), new(2026, 7, 25), DayOffKind.Weekend)])],
        [new(ConcernKind.Review, 51), new(ConcernKind.Staff, 7)],
        58,
        []);

    public static ExtensionEffectView Of(ExtensionPreview preview) =>
        new(preview.Change.Reopens, [.. preview.Days.Select(MovedDayView.Of)],
            [.. preview.Kinds.Select(k => new ToldView(k.Kind, k.Persons))], preview.Persons, preview.ProvisionalYears);
}

/// <param name="Stage">Whose day it is.</param>
/// <param name="Named">What the stage calls the day, such as public-value; null for its closing.</param>
/// <param name="Lands">The new day's kind of day off; null for a working day.</param>
/// <param name="DaysOff">After the old day, up to and including the new one.</param>
internal sealed record MovedDayView(
    StageKey Stage, string? Named, DateOnly Old, DateOnly New, DayOffKind? Lands, IReadOnlyList<DaysOffRun> DaysOff)
{
    public static MovedDayView Of(PlannedDay day) =>
        new(day.Moved.Day.Stage, day.Moved.Day.Named, day.Moved.Old, day.Moved.New, day.Lands, day.Between);
}

internal sealed record ToldView(ConcernKind Kind, int Persons);

/// <param name="Effect">While it waits and could be accepted; null otherwise, and for a cancellation.</param>
/// <param name="Moved">What its acceptance moved; null before.</param>
internal sealed record ProposalDetail(ProposalsApi.ProposalLine Proposal, ExtensionEffectView? Effect, IReadOnlyList<MovedDayView>? Moved);
