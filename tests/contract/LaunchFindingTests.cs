namespace Funding.Contract.Tests;

/// <summary>What each kind finds before a launch: read and never written, in both languages.</summary>
public sealed class LaunchFindingTests
{
    [Theory]
    [MemberData(nameof(PlayedFiles.EachKind), MemberType = typeof(PlayedFiles))]
    public async Task Looking_at_the_next_launch_writes_nothing_and_says_where_each_thing_is_changed(string kind)
    {
        await using var played = new PlayedFile(kind, eventful: false);
        await played.Play.LaunchAsync();
        var request = new LaunchRequest
        {
            ProgrammeId = played.Play.Programme.Id,
            Year = 2030,
            NoticeNumber = "教申〔2029〕1号",
            Opens = new(2030, 3, 2),
            Committee = [.. Cast.Committee.Select(c => c.Name)],
            Deputies = [],
        };

        using var watching = WatchedTables.Begin(commits: 0);
        var review = await played.House.Get<LaunchQueries>().ReviewAsync(Cast.Administrator, request);

        Assert.False(watching.Broken);
        Assert.NotNull(review.Plan);
        Assert.Contains(review.Findings, f => f.Rule == "notice-number-year");
        Assert.All(review.Findings, f =>
        {
            Assert.False(f.Stops);
            Assert.True(f.Text.Zh.Length > 0 && f.Text.En.Length > 0 && f.Text.Zh != f.Text.En, f.Rule);
            Assert.Matches("^[a-z][a-z-]+$", f.Rule);
        });
    }
}
