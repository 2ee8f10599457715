namespace Funding.Workflows.Stages.Countersign;

/// <summary>For what departments a person answers, and what of theirs they signed.</summary>
public sealed class CountersignDataStore(ITableStore tables, CountersignStore store)
{
    public async IAsyncEnumerable<object> OfAsync(
        string personId, Round round, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (round.Stages.Find(CountersignStage.Kind) is not { } stage)
            yield break;
        foreach (var (department, _) in (await store.PersonsAsync(round.Id, stage.Id, cancellation)).Where(d => d.Value.Contains(personId)))
            yield return new NamedCountersigner(department);
        var signed = $"{RoundKeys.StageRows}{stage.Id}:";
        await foreach (var row in tables.EnumerateAsync(RoundKeys.Partition(round.Id), KeyRange.Prefix(signed), cancellation))
        {
            if (!CountersignKeys.IsState(row.Key))
                continue;
            foreach (var answer in RowCodec.Read<CountersignState>(row).Answers.Where(a => a.By == personId))
                yield return new SignedCountersignature(answer.Department, answer.At, answer.Cases, answer.Objections, answer.Code);
        }
    }
}

public sealed record NamedCountersigner(string Department);

public sealed record SignedCountersignature(string Department, DateTimeOffset At, int Cases, int Objections, string Code);
