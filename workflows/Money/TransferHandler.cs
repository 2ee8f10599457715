namespace Funding.Workflows.Money;

/// <param name="From">The line from which it comes; its posting is on record there.</param>
internal sealed record Transfer(LineId From, BudgetChange Change);

/// <summary>Carries a transfer over: what left one line arrives in the other, under the same key.</summary>
internal sealed class TransferHandler(LedgerCommands ledger) : IEffectHandler
{
    public const string KindName = "carry-transfer";

    public string Kind => KindName;

    public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var transfer = FundingJson.Deserialize<Transfer>(payload)!;
        return ledger.PostAsync(
            Actor.Rule("transfer"), transfer.Change.To!, [transfer.Change.Arriving(transfer.From)], cancellation);
    }
}
