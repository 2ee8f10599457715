namespace Funding.Workflows.Selection;

/// <summary>What of a budget is left, as it is given away.</summary>
internal sealed class BudgetLeft(BudgetRules rules)
{
    private decimal left = rules.Total;

    /// <summary>Whether nothing is left to give.</summary>
    public bool IsSpent => left <= 0;

    /// <summary>What one would have: all that it asks for, or what is left where that is the least that is given; else 0.</summary>
    public decimal Share(decimal? asked) => asked is not > 0 ? 0
        : asked <= left ? asked.Value
        : rules.Least is { } least && left >= least && left > 0 ? left
        : 0;

    public void Take(decimal granted) => left -= granted;
}
