namespace Funding.Workflows.Years;

/// <summary>
/// One mail to each administrator at the beginning of a week: what waits for them; none where nothing does. Its key is the week, so that
/// however often it is told it is one.
/// </summary>
public sealed class WeekMailWriter(
    PeopleStore people, OfficeStart start, MatterQueries matters, YearQueries years, LaunchDraftCommands drafts, WorkingCalendar calendar,
    CommitWriter commits, TimeProvider clock)
{
    /// <returns>How many mails were asked for.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        if (WeekAhead.DueOn(ShanghaiTime.DayOf(clock.GetUtcNow()), calendar) is not { } monday)
        {
            return 0;
        }

        var administrators = (await people.InRoleAsync(Role.Administrator, null, cancellation))
            .Select(p => p.AsActor("rule:week")).ToList();
        if (administrators is not [var any, ..])
        {
            return 0;
        }

        // The same for each of them.
        var open = await matters.AllAsync(any, cancellation);
        var year = await years.ReadAsync(any, years.Today.Year, cancellation);
        var by = (await drafts.ListAsync(any, cancellation)).ToDictionary(d => d.Id, d => d.ProposedBy);
        var told = 0;
        foreach (var administrator in administrators)
        {
            var lines = WeekAhead.Of(
                await RoundsAsync(administrator, cancellation), open, year, administrator.PersonId, by.GetValueOrDefault);
            if (lines.Count > 0)
            {
                await commits.SaveAsync(
                    new Commit(HomeKeys.System).Mail(
                        $"mail:{nameof(WeekMails.WeekAhead)}:{administrator.PersonId}:{monday:yyyy-MM-dd}",
                        WeekMails.To(administrator.PersonId, monday, lines)),
                    cancellation);
                told++;
            }
        }

        return told;
    }

    private async Task<IReadOnlyList<RoundWeek>> RoundsAsync(Actor administrator, CancellationToken cancellation)
    {
        var rounds = new List<RoundWeek>();
        string? from = null;
        do
        {
            var page = await start.ReadAsync(administrator, from, cancellation);
            rounds.AddRange(page.Items.Select(d => d.Value).Select(
                d => new RoundWeek(d.Round.Name, [.. d.Stage.Select(w => w.Text)], d.Proposals.Count)));
            from = page.Continuation;
        }
        while (from is not null);
        return rounds;
    }
}
