namespace Funding.Workflows.Money.Payments;

/// <summary>A run by its line.</summary>
public sealed record RunName(LineId Line, int Number);

/// <summary>Lets wait again what was in a run that was given up; each batch is a commit, and the rest is found by the rows.</summary>
internal sealed class RunReleaseHandler(RunStore runs, GatherCommands commands, CommitWriter commits) : IEffectHandler
{
    public const string KindName = "release-payment-run";

    public string Kind => KindName;

    public async Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var name = FundingJson.Deserialize<RunName>(payload)!;
        while (true)
        {
            var items = (await runs.PageAsync(
                (await runs.GetAsync(name.Line, name.Number, cancellation)).Value, null, cancellation)).Items;
            if (items.Count == 0) return;
            foreach (var some in items.Chunk(GatherCommands.AtOnce))
                await Attempts.UntilWrittenAsync(() => ReleaseAsync(name, some, cancellation), cancellation);
        }
    }

    private async Task ReleaseAsync(RunName name, IReadOnlyList<Stored<RunItem>> some, CancellationToken cancellation)
    {
        var commit = new Commit(MoneyKeys.Partition(name.Line));
        foreach (var item in some)
        {
            // What an attempt before this one released is gone.
            if (await runs.ItemAsync(name.Line, name.Number, item.Value.Number, cancellation) is not { } left) continue;
            commit.Delete(left.Key, left.ETag);
            await commands.ReleaseAsync(commit, name.Line, left.Value, cancellation);
        }

        if (commit.Count > 0) await commits.SaveAsync(commit, cancellation);
    }
}
