namespace Funding.Contract.Tests;

/// <summary>A round ends as if nothing had happened, whatever ended in between: its orchestrations, or the process in an act.</summary>
public sealed class RebuiltTests
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<string>>>> Undisturbed = new();

    [Theory]
    [MemberData(nameof(PlayedFiles.All), MemberType = typeof(PlayedFiles))]
    public async Task Ending_every_orchestration_wherever_one_waits_changes_nothing_once_reconciled(string file)
    {
        await using var played = new PlayedFile(file);
        var ended = 0;
        played.House.Time.WhenSettled = async () =>
        {
            if ((await played.House.TerminateAllAsync()).Count > 0)
            {
                ended++;
                await played.House.Get<Reconcile>().RunAsync();
                await played.House.SettleAsync();
            }
        };

        await played.Play.PlayAsync();

        Assert.True(ended > 5, $"only {ended} times");
        Assert.Equal(await UndisturbedAsync(file), await played.Play.OutcomeAsync());
    }

    [Theory]
    [MemberData(nameof(PlayedFiles.All), MemberType = typeof(PlayedFiles))]
    public async Task Acts_that_are_broken_off_at_each_commit_and_done_twice_change_nothing(string file)
    {
        var acts = new RepeatedActs();
        await using var played = new PlayedFile(file, configure: acts.Register);

        await played.Play.PlayAsync();

        Assert.Equal([], acts.Faults);
        Assert.Equal(await UndisturbedAsync(file), await played.Play.OutcomeAsync());
        Assert.True(acts.Broken > 5, $"only {acts.Broken} were broken off");
    }

    private static Task<IReadOnlyList<string>> UndisturbedAsync(string file) => Undisturbed.GetOrAdd(file, name => new(async () =>
    {
        await using var played = new PlayedFile(name);
        await played.Play.PlayAsync();
        Assert.Empty(await played.House.Engine.ListAsync(OrchestrationRuntimeStatus.Failed));
        return await played.Play.OutcomeAsync();
    })).Value;
}
