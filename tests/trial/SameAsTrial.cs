namespace Funding.Trial;

/// <summary>Holds what rounds left on the running app against the same rounds of the one-machine demonstration.</summary>
internal static class SameAsTrial
{
    private const string Exports = "exports";

    public static async Task<string> What_was_played_left_what_one_machine_left(RunningApp app)
    {
        if (app.SameAs is not { } folder)
            return "Nothing to compare with: there is no --same-as.";
        await using var services = new ServiceCollection().AddSqliteStorage(Path.Combine(folder, "storage")).BuildServiceProvider();
        var oneMachine = services.GetRequiredService<ITableStore>();
        var rounds = await oneMachine.EnumerateAsync(RoundKeys.RoundsPartition, KeyRange.All).Select(r => r.Key).ToListAsync();
        Assert.NotEmpty(rounds);
        var compared = RunComparison.Of(
            await RunRecord.ReadAsync(oneMachine, rounds, Path.Combine(folder, Exports)),
            await RunRecord.ReadAsync(app.Services.GetRequiredService<ITableStore>(), rounds, Path.Combine(app.Folder, Exports)));
        await File.WriteAllLinesAsync(
            Path.Combine(app.Folder, "differences.txt"),
            compared.SelectMany(s => s.Missing.Select(l => $"{s.Name}, missing: {l}").Concat(s.More.Select(l => $"{s.Name}, more: {l}"))));
        var told = string.Join("; ", compared);
        Assert.True(compared.All(s => s.Holds), told);
        return told;
    }
}
