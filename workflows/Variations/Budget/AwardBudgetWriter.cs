namespace Funding.Workflows.Variations.Budget;

/// <summary>An award whose budget may be shifted keeps it from its beginning: answers of its application are forgotten in time.</summary>
internal sealed class AwardBudgetWriter(ApplicationStore applications) : IAwardContent
{
    public async Task<AwardHome> AddAsync(
        Commit commit, AwardHome made, Award award, Programme programme, CancellationToken cancellation)
    {
        if (BudgetSheet.SettingsOf(programme.Awards[made.Kind]) is { } settings && made is { RoundId: { } round, ApplicationId: { } id })
        {
            var application = (await applications.GetAsync(round, id, cancellation)).Value;
            var answers = await applications.ReadSubmittedAsync(application, cancellation);
            commit.Insert(AwardBudget.Row, new AwardBudget(1, [.. answers.RowsOf(settings.Table).Select(row => row.Cells)]));
        }

        return made;
    }
}
