namespace Funding.Workflows.Calendars;

/// <summary>Reads calendars: that of the calls, and what lies on one person's days.</summary>
public sealed class FeedQueries(
    RoundStore rounds, StageFaces stages, StageKindSet kinds, PersonalQueries personal, CalendarAddressCommands addresses,
    IDepartments departments, TimeProvider clock)
{
    private static readonly Right[] Working = [Right.ReviewApplication, Right.Recommend, Right.ApproveRanking];

    /// <summary>One transaction.</summary>
    public async Task<IReadOnlyList<CalendarEntry>> CallsAsync(CancellationToken cancellation = default) =>
        [.. (await ShownAsync(cancellation)).SelectMany(FeedEntries.Call)];

    /// <summary>
    /// What lies on the days of whom the address belongs to, by the roles they have now: a transaction for all rounds, for experts, desks
    /// and the committee up to a few for each that runs, and for applicants what their own applications read.
    /// </summary>
    /// <exception cref="RefusedException">The address is none of ours, or ended.</exception>
    public async Task<PersonalFeed> OwnAsync(string? token, CancellationToken cancellation = default)
    {
        var (link, person) = await addresses.OpenAsync(token, cancellation);
        var actor = person.AsActor($"link:{link.Id}");
        var shown = (await ShownAsync(cancellation)).ToList();
        List<CalendarEntry> entries =
        [
            .. OfOffice(shown, actor),
            .. await OfWorkAsync(shown, actor, cancellation),
            .. await OfApplicationsAsync(shown, actor, cancellation),
        ];
        return new(person.Language, entries);
    }

    private IEnumerable<CalendarEntry> OfOffice(IEnumerable<RoundSummary> shown, Actor actor) =>
        actor.Can(Right.LaunchRound) ? shown.SelectMany(r => FeedEntries.Windows(r, s => kinds[s.Kind].Name))
        : !actor.Can(Right.ReadAllApplications) ? []
        : shown.Where(r => departments.Covers(actor, r.Id)).SelectMany(r => FeedEntries.Deadlines(r, s => kinds[s.Kind].Closes));

    private async Task<IReadOnlyList<CalendarEntry>> OfWorkAsync(
        IEnumerable<RoundSummary> shown, Actor actor, CancellationToken cancellation)
    {
        var entries = new List<CalendarEntry>();
        if (!Working.Any(actor.Can))
        {
            return entries;
        }

        foreach (var summary in shown.Where(r => r.IsRunning()))
        {
            var round = (await rounds.GetAsync(summary.Id, cancellation)).Value;
            entries.AddRange((await stages.DatesAsync(round, actor, cancellation)).Select(d => FeedEntries.Of(summary, d.Stage, d.Date)));
        }

        return entries;
    }

    private async Task<IReadOnlyList<CalendarEntry>> OfApplicationsAsync(
        IReadOnlyList<RoundSummary> shown, Actor actor, CancellationToken cancellation)
    {
        var entries = new List<CalendarEntry>();
        foreach (var own in await personal.ApplicationsAsync(actor, cancellation))
        {
            if (shown.FirstOrDefault(r => r.Id == own.Round.Id) is { } summary
                && await stages.TaskAsync(own.Round, own.Application, cancellation) is { } task
                && FeedEntries.Of(summary, PresentOf(own), own.Application.Id, task) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return entries;
    }

    private static PlannedStage PresentOf(OwnApplication own)
    {
        var round = own.Round.For(own.Application);
        return round.Stages.Of(round.Stage);
    }

    private async Task<IEnumerable<RoundSummary>> ShownAsync(CancellationToken cancellation) =>
        FeedEntries.Shown(await rounds.AllAsync(cancellation), ShanghaiTime.DayOf(clock.GetUtcNow()));
}

/// <param name="Language">The person's.</param>
public sealed record PersonalFeed(string Language, IReadOnlyList<CalendarEntry> Entries);
