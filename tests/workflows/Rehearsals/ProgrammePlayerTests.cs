namespace Funding.Workflows.Tests.Rehearsals;

public sealed class ProgrammePlayerTests
{
    private static RehearsalScene Scene(int applications, RehearsalSettings? settings = null) => new(
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
        settings ?? new(applications, 20, 3), 3, new Dictionary<LineId, decimal>());

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
    public async Task Who_is_late_is_reminded_who_withdraws_is_followed_and_an_upheld_objection_moves_a_reserve_up()
    {
        using var player = new ProgrammePlayer(ShippedCatalogue.Catalogue, MailSamples.Options, RehearsalBudget.Usual);
        var calm = await player.PlayAsync(Scene(16));

        var played = await player.PlayAsync(Scene(16, new(16, 10, 3) { LateShare = 40, WithdrawnShare = 25, Objections = 2 }));

        Assert.Null(played.Trouble);
        Assert.Equal(RoundStanding.Announced, played.Round!.Standing);
        Assert.Equal((1, 2), (played.States[ApplicationState.Removed], played.States[ApplicationState.Awarded]));
        Assert.Equal(4 + 1, played.States[ApplicationState.Withdrawn]);
        string[] reminders = ["DraftReminder", "ReviewLastDay", "ReviewReminder"];
        Assert.Empty(reminders.Except(played.Mails.Select(m => m.Template)));
        Assert.Empty(calm.Mails.Select(m => m.Template).Intersect(reminders));
        Assert.Contains(played.Mails, m => m.Reader == MailReader.Citizen);
        Assert.Equal(2, played.Mails.Count(m => m.Template == "LetterAwarded"));
        Assert.DoesNotContain(played.Mails, m => m.Template.Length == 0 || m.Reader == MailReader.Other);
        Assert.All(played.Stays.Where(s => s.Stage.Id == "review"), s => Assert.True(
            ShanghaiTime.DayOf(s.Left!.Value) >= played.Round.Stages.Of(s.Stage).Closes));
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
