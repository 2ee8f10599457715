namespace Funding.Workflows.Tests.Samples;

/// <summary>Rows of a roster that the office calls: how many, which by the seed, once, and what each call came to.</summary>
public sealed class SampleTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 0), InlineData(1, 1), InlineData(3, 3), InlineData(4, 3), InlineData(60, 3), InlineData(61, 4), InlineData(300, 15)]
    public void A_sample_is_a_share_rounded_up_and_so_many_at_least(int rows, int size) =>
        Assert.Equal(size, new SampleRules(5, 3).SizeOf(rows));

    /// <summary>As docs/verifying.md replays it in Python.</summary>
    [Fact]
    public void The_rows_follow_from_the_seed_and_the_application()
    {
        byte[] seed = [.. Enumerable.Range(0, 32).Select(n => (byte)n)];
        Assert.Equal(
            [9, 2, 4, 6, 3, 7, 1, 12, 11, 8, 10, 5], SampleDraw.Of(seed, "12330000000000001C-1", 12, new(100, 1)));
        Assert.Equal([9, 2, 4], SampleDraw.Of(seed, "12330000000000001C-1", 12, new(5, 3)));
        Assert.Equal([1], SampleDraw.Of(seed, "12330000000000001C-1", 1, new(5, 3)));
    }

    [Fact]
    public void The_last_call_of_a_row_counts()
    {
        var sample = new Sample("a", "interns", "", "", 9, [4, 7], "o", default);
        var called = sample.With(new(4, CallOutcome.NotReached, "", "o", default));
        Assert.Equal([7], called.Open);
        Assert.Equal([4, 7], sample.Open);
        called = called.With(new(4, CallOutcome.Confirmed, "", "o", default));
        Assert.Equal(CallOutcome.Confirmed, Assert.Single(called.Calls).Outcome);
    }

    [Fact]
    public async Task An_officer_draws_once_and_writes_down_the_calls_of_drawn_rows_alone()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await house.StartAsync();
        var play = new RoundPlayer(house.Services, house.Time)
        {
            Programme = ShippedCatalogue.Catalogue.Programme("internship-places"),
            Year = 2026,
            Applications = 1,
            Answered = given => given with
            {
                Fields = new Dictionary<string, string>(given.Fields)
                {
                    ["benefit-year"] = "2026",
                    ["months-claimed"] = "3",
                    ["employees"] = "100",
                    ["matched-places"] = "1",
                },
            },
        };
        await play.LaunchRoundAsync();
        await house.SettleAsync();
        var (commands, id) = (house.Get<SampleCommands>(), Cast.ApplicationId(1));
        await play.DraftAsync(1);
        Assert.Equal("sample-of-nothing", await CodeAsync(() => commands.DrawAsync(Cast.Officer, play.Id, id, "interns", Stop)));
        await house.Get<SubmissionCommands>().SubmitAsync(Cast.Applicant(1), play.Id, id, Stop);
        Assert.Equal("sample-of-nothing", await CodeAsync(() => commands.DrawAsync(Cast.Officer, play.Id, id, "contact", Stop)));
        Assert.Equal("sample-row-unknown", await CodeAsync(() => RecordAsync(1, CallOutcome.Confirmed, "")));
        var sample = await commands.DrawAsync(Cast.Officer, play.Id, id, "interns", Stop);
        Assert.Equal(
            SampleDraw.Of(Convert.FromHexString(sample.Seed), id, sample.Rows, new(5, 3)), sample.Drawn);
        Assert.Equal("sample-drawn", await CodeAsync(() => commands.DrawAsync(Cast.SecondOfficer, play.Id, id, "interns", Stop)));

        Assert.Equal("sample-row-unknown", await CodeAsync(() => RecordAsync(sample.Rows + 1, CallOutcome.Confirmed, "")));
        Assert.Equal("sample-outcome-missing", await CodeAsync(() => RecordAsync(sample.Drawn[0], null, "")));
        Assert.Equal("sample-note", await CodeAsync(() => RecordAsync(sample.Drawn[0], CallOutcome.Otherwise, " ")));
        Assert.Equal("sample-note", await CodeAsync(() => RecordAsync(
            sample.Drawn[0], CallOutcome.Confirmed, new('说', SampleCommands.NoteCharacters + 1))));
        await RecordAsync(sample.Drawn[0], CallOutcome.Otherwise, "只实习了一个月。");
        var stored = await house.Get<ITableStore>().GetAsync<Sample>(
            RoundKeys.Partition(play.Id), SampleKeys.Of(id, "interns"), Stop);
        Assert.Equal("只实习了一个月。", Assert.Single(stored!.Value.Calls).Note);

        await house.Get<ConflictDeclarations>().DeclareAsync(Cast.Officer, play.Id, Cast.CodeOf(1), "本人配偶在该企业任职。", Stop);
        Assert.Equal("own-conflict", await CodeAsync(() => RecordAsync(sample.Drawn[0], CallOutcome.Confirmed, "")));
        foreach (var notes in house.Services.GetServices<ICaseNotes>()) await notes.ForgetAsync(play.Id, id, Stop);
        Assert.Null(await house.Get<ITableStore>().GetAsync<Sample>(
            RoundKeys.Partition(play.Id), SampleKeys.Of(id, "interns"), Stop));

        Task RecordAsync(int row, CallOutcome? outcome, string note) =>
            commands.RecordAsync(Cast.Officer, play.Id, id, "interns", row, outcome, note, Stop);
    }

    private static async Task<string> CodeAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code;
}
