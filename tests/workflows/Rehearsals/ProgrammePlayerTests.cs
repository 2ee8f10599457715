namespace Funding.Workflows.Tests.Rehearsals;

public sealed class ProgrammePlayerTests
{
    private static RehearsalScene Scene(int applications) => new(
        ShippedCatalogue.Colleges,
        new LaunchRequest
        {
            ProgrammeId = ShippedCatalogue.Colleges.Id,
            Year = 2026,
            Batch = 1,
            NoticeNumber = "教申〔2026〕1号",
            Opens = new(2026, 3, 2),
            Answers = new Dictionary<string, string> { ["places"] = "2" },
        },
        new(applications, 20, 3), 3, new Dictionary<LineId, decimal>());

    [Fact]
    public async Task A_whole_round_is_played_and_counted_and_another_waits_for_its_end()
    {
        using var player = new ProgrammePlayer(ShippedCatalogue.Catalogue, MailSamples.Options, RehearsalBudget.Usual);

        var first = player.PlayAsync(Scene(5));
        var busy = await Assert.ThrowsAsync<RefusedException>(() => player.PlayAsync(Scene(1)));
        var played = await first;

        Assert.Equal("rehearsal-busy", busy.Refusals[0].Code);
        Assert.Null(played.Trouble);
        Assert.Equal(RoundStanding.Announced, played.Round!.Standing);
        Assert.Equal(played.Round.Stages.Select(s => s.Id), played.Stays.Select(s => s.Stage));
        Assert.Equal((1, 2), (played.States[ApplicationState.Ineligible], played.States[ApplicationState.Awarded]));
        Assert.Equal(5, played.Submitted.Values.Sum());
        Assert.Equal(
            [Worker.Desk, Worker.Officer, Worker.Expert], played.Work.Select(w => w.Worker).Distinct().Order());
        Assert.DoesNotContain(played.Mails, m => m.Template.Length == 0 || m.Reader == MailReader.Other);
        Assert.All(played.Mails, m => Assert.True(m.Subject.Length > 0 && m.Text.Length > 0));
        Assert.True(Assert.Single(played.Lines).Committed > 0);
        Assert.True(played.Transactions[StorageOperation.Commit] > 100);
    }

    [Fact]
    public async Task A_rehearsal_that_takes_too_long_says_so_and_where_it_was()
    {
        using var player = new ProgrammePlayer(
            ShippedCatalogue.Catalogue, MailSamples.Options, RehearsalBudget.Usual with { Time = TimeSpan.FromMilliseconds(1) });

        var played = await player.PlayAsync(Scene(5));

        Assert.Contains("stopped", played.Trouble!.En, StringComparison.Ordinal);
    }
}
