namespace Funding.Workflows.Variations.Budget;

/// <summary>Reads the budget of an award; nothing is read where the file provides for no shift.</summary>
public sealed class AwardBudgetStore(ITableStore tables, AwardStore awards)
{
    // Several parts of an award's page ask for it: it is read once for an award that was read once.
    private readonly ConditionalWeakTable<AwardRead, Task<BudgetSheet?>> sheets = [];

    /// <returns>Null where the award has none.</returns>
    public Task<BudgetSheet?> SheetAsync(AwardRead award, CancellationToken cancellation = default) =>
        sheets.GetValue(award, ReadAsync).WaitAsync(cancellation);

    private async Task<BudgetSheet?> ReadAsync(AwardRead award) =>
        BudgetSheet.SettingsOf(award.Settings) is { } settings
            && await tables.GetAsync<AwardBudget>(award.Partition, AwardBudget.Row) is { Value: var budget }
            && BudgetSheet.ColumnsOf(await awards.ProgrammeAsync(award.Home), settings) is { } columns
                ? new(settings, columns, budget) : null;
}
