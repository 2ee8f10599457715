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

        var told = 0;
        foreach (var administrator in await people.InRoleAsync(Role.Administrator, null, cancellation))
        {
            var lines = await LinesAsync(administrator.AsActor("rule:week"), cancellation);
            if (lines.Count > 0)
            {
                await commits.SaveAsync(
                    new Commit(HomeKeys.System).Mail(
                        $"mail:{nameof(WeekMails.WeekAhead)}:{administrator.Id}:{monday:yyyy-MM-dd}",
                        WeekMails.To(administrator.Id, monday, lines)),
                    cancellation);
                told++;
            }
        }

        return told;
    }

    private async Task<IReadOnlyList<Bilingual>> LinesAsync(Actor administrator, CancellationToken cancellation)
    {
        var duties = new List<RoundDuties>();
        string? from = null;
        do
        {
            var page = await start.ReadAsync(administrator, from, cancellation);
            duties.AddRange(page.Items.Select(d => d.Value));
            from = page.Continuation;
        }
        while (from is not null);
        var by = (await drafts.ListAsync(administrator, cancellation)).ToDictionary(d => d.Id, d => d.ProposedBy);
        return WeekAhead.Of(
            duties.Select(d => new RoundWeek(d.Round.Name, [.. d.Stage.Select(w => w.Text)], d.Proposals.Count)),
            await matters.AllAsync(administrator, cancellation),
            await years.ReadAsync(administrator, years.Today.Year, cancellation), administrator.PersonId, by.GetValueOrDefault);
    }
}
