namespace Funding.Workflows.Years;

/// <summary>Reads the year: all rounds and all drafts, a transaction each, however many there are.</summary>
public sealed class YearQueries(
    RoundStore rounds, LaunchDraftCommands drafts, Catalogue catalogue, RoundDays days, StageKindSet kinds, TimeProvider clock)
{
    public async Task<YearView> ReadAsync(Actor actor, int year, CancellationToken cancellation = default)
    {
        actor.Demand(Right.LaunchRound);
        return YearOverview.Of(
            year, Today, Programmes, await rounds.AllAsync(cancellation), await DraftsAsync(actor, cancellation),
            catalogue.WorkingCalendar, kind => kinds[kind].Declaration.Work);
    }

    /// <summary>Today, in Shanghai.</summary>
    public DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    /// <summary>Every step of every programme.</summary>
    public IReadOnlyList<YearProgramme> Programmes =>
        [.. catalogue.Steps.Select(p => new YearProgramme(p.RoundsId, RoundTexts.NameOf(p)))];

    /// <summary>All drafts, those too that cannot be read.</summary>
    internal async Task<IReadOnlyList<YearDraft>> DraftsAsync(Actor actor, CancellationToken cancellation) =>
        [.. (await drafts.ListAsync(actor, cancellation)).Select(Of).OfType<YearDraft>()];

    private YearDraft? Of(LaunchDraft draft)
    {
        if (catalogue.Steps.FirstOrDefault(p => p.Id == draft.ProgrammeId && (draft.Step is null || p.Step?.Id == draft.Step))
            is not { } programme)
        {
            return null;
        }

        DateOnly? opens = DateOnly.TryParseExact(
            draft.Text("opens"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        int? year = int.TryParse(draft.Text("year"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return new(
            draft.Id, programme.RoundsId, RoundTexts.NameOf(programme), year, opens,
            opens is { } from ? Closing(days.Plan(programme, from), draft) : null, draft.ProposedBy is not null);
    }

    private static StagePlan Closing(StagePlan plan, LaunchDraft draft) => plan.Where(s => s.Closes is not null).Aggregate(
        plan, (given, stage) => DateOnly.TryParseExact(
            draft.Text($"closes.{stage.Id}"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var closes)
                ? given.With(stage.Id, closes) : given);
}
