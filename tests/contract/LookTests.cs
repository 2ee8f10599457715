namespace Funding.Contract.Tests;

/// <summary>A look is pure, and as small with forty applications as with one; the same facts are decided on alike.</summary>
public sealed class LookTests
{
    private const int Applications = 40;
    private const int Transactions = 12;
    private const int Rows = 16;
    private static readonly TimeSpan[] Later = [.. new[] { 0, 1, 24, 7 * 24, 40 * 24 }.Select(hours => TimeSpan.FromHours(hours))];

    [Theory]
    [MemberData(nameof(PlayedFiles.Smallest), MemberType = typeof(PlayedFiles))]
    public async Task Looks_write_nothing_read_little_and_are_decided_on_alike(string file)
    {
        await using var played = new PlayedFile(file, Applications, eventful: false);
        var (seen, kinds) = (new HashSet<StageKey>(), played.House.Get<StageKindSet>());
        await foreach (var _ in played.Play.PointsAsync())
        {
            if (await played.Play.RoundAsync() is not { IsFinished: false } round)
            {
                continue;
            }

            var view = new StageView(round, round.Stages.Of(round.Stage), played.Play.Programme);
            seen.Add(round.Stage);
            foreach (var at in Later.Select(later => played.House.Clock.GetUtcNow() + later))
            {
                var first = await LookAsync(() => kinds.Of(round).NextAsync(view, at, default), $"{round.Stage} of {file}");
                Assert.Equal(first, await kinds.Of(round).NextAsync(view, at, default));
                Assert.True(
                    first is not { Act: null, Exit: null, WakeAt: { } wake } || wake > at,
                    $"{round.Stage} of {file} waits at {at:u} for a moment that is over: {first.WakeAt:u}");
            }
        }

        Assert.NotEmpty(seen);
    }

    [Theory]
    [MemberData(nameof(PlayedFiles.All), MemberType = typeof(PlayedFiles))]
    public async Task Looks_at_subjects_write_nothing_and_read_little(string file)
    {
        await using var played = new PlayedFile(file);
        var looked = 0;
        await foreach (var _ in played.Play.PointsAsync())
        {
            foreach (var subject in await played.House.SubjectsAsync())
            {
                await LookAsync(() => played.House.Get<SubjectWalk>().LookAsync(subject, default), subject.InstanceId);
                looked++;
            }
        }

        Assert.True(looked > 0, $"{file} has no subject");
    }

    private static async Task<T> LookAsync<T>(Func<Task<T>> look, string what)
    {
        using var watching = WatchedTables.Begin(commits: 0);
        var step = await look();
        Assert.True(
            watching is { Transactions: <= Transactions, Rows: <= Rows },
            $"{what}: a look of {watching.Transactions} transactions and {watching.Rows} rows");
        return step;
    }
}
