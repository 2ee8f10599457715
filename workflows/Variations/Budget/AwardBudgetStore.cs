namespace Funding.Workflows.Variations.Budget;

/// <summary>Reads the budget of an award; nothing is read where the file provides for no shift.</summary>
public sealed class AwardBudgetStore(ITableStore tables, AwardStore awards)
{
    /// <returns>Null where the award has none.</returns>
    public async Task<BudgetSheet?> SheetAsync(AwardRead award, CancellationToken cancellation = default) =>
        BudgetSheet.SettingsOf(award.Settings) is { } settings
            && await tables.GetAsync<AwardBudget>(award.Partition, AwardBudget.Row, cancellation) is { Value: var budget }
            && BudgetSheet.ColumnsOf(await awards.ProgrammeAsync(award.Home, cancellation), settings) is { } columns
                ? new(settings, columns, budget) : null;
}
