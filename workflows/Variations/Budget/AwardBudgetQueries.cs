using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Variations.Budget;

/// <summary>The budget on an award's page: a read where its file provides for shifts.</summary>
internal sealed class AwardBudgetQueries(AwardBudgetStore budgets) : IAwardPart
{
    public async Task<RenderFragment?> OfAsync(
        AwardRead award, Actor reader, bool office, CancellationToken cancellation = default) =>
        await budgets.SheetAsync(award, cancellation) is { } sheet ? Page.Part<BudgetPart, BudgetSheet>(sheet) : null;
}
