namespace Funding.Workflows.Indicators;

/// <summary>
/// Reminds institutions of figures they owe, on the days before the last one that the file names. It costs nothing on other days but the
/// list of years, on such a day a read for each institution that owes one.
/// </summary>
public sealed class IndicatorReminderActs(
    IndicatorStore store, OrganisationStore organisations, Catalogue catalogue, CommitWriter commits)
{
    private const int MailsPerCommit = 80;

    /// <summary>Once a day; however often it is called that day each person gets one mail an indicator and institution.</summary>
    /// <returns>How many mails were asked for.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        var mails = new List<(string Key, MailRequest Mail)>();
        foreach (var year in await store.YearsAsync(cancellation))
        {
            foreach (var indicator in catalogue.Indicators.Reported.Where(i => IsOn(i, year.Year)))
                mails.AddRange(await OfAsync(year, indicator, cancellation));
        }

        foreach (var some in mails.Chunk(MailsPerCommit))
        {
            var commit = new Commit(IndicatorKeys.Partition);
            foreach (var (key, mail) in some) commit.Mail(key, mail);
            await commits.SaveAsync(commit, cancellation);
        }

        return mails.Count;
    }

    private bool IsOn(Indicator indicator, int year) =>
        indicator.Remind.Contains(indicator.DueOn(year).DayNumber - store.Today.DayNumber);

    private async Task<IReadOnlyList<(string, MailRequest)>> OfAsync(
        IndicatorYear year, Indicator indicator, CancellationToken cancellation)
    {
        if (await store.IsPublishedAsync(year.Year, indicator.Id, cancellation)) return [];
        var mails = new List<(string, MailRequest)>();
        foreach (var reporter in IndicatorDecision.Missing(
            IndicatorDecision.Owing(indicator, await store.ReportersAsync(year, cancellation)),
            await store.ReportsAsync(year.Year, indicator.Id, cancellation), published: false))
        {
            var members = (await organisations.FindAsync(reporter.Code, cancellation))?.Value.Members ?? [];
            mails.AddRange(members.Select(person => (
                $"mail:{IndicatorMails.FigureDue.Name}:{year.Year}:{indicator.Id}:{reporter.Code}:{person}:{Show.Iso(store.Today)}",
                IndicatorMails.Due(person, indicator, year.Year, reporter))));
        }

        return mails;
    }
}
