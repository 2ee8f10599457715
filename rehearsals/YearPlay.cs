namespace Funding.Rehearsals;

/// <summary>
/// A year of one host: the round of every step of every file at the same time, and what its awards bind their holders to until the year
/// is over. A call that is open all year stays open. A step that follows another is for holders of its award, who are awarded it in a
/// round years before.
/// </summary>
public sealed class YearPlay
{
    private const int Applicants = 4;

    /// <summary>Of a step that follows another: so few that all of them were awarded what they need.</summary>
    private const int Holders = 2;

    /// <summary>
    /// More than a round takes of a step that another follows, and so few that its award holds until that one's call is over.
    /// </summary>
    private const int DaysOfRound = 150;

    /// <summary>Between two runs of the jobs of the day: whatever waits for them begins so much later at most.</summary>
    private const int DaysBetweenJobs = 7;

    private static readonly TimeSpan JobsOfTheDayAt = TimeSpan.FromHours(3);

    private readonly IServiceProvider services;
    private readonly VirtualClock time;
    private readonly DateOnly begins;

    public YearPlay(IServiceProvider services, VirtualClock time, DateOnly begins)
    {
        (this.services, this.time, this.begins) = (services, time, begins);
        Rounds =
        [
            .. services.GetRequiredService<Catalogue>().Steps.Select((step, index) => new YearRound(
                Before(step) is null ? Play(step, index, Applicants, Applicants / 2, BatchOf(step)) : Play(step, index, Holders, 1, 1),
                Before(step) is { } earlier ? Play(earlier, index, Holders, Holders, 1) : null)),
        ];
    }

    /// <summary>In the order of their files; no two have an applicant in common.</summary>
    public IReadOnlyList<YearRound> Rounds { get; }

    /// <summary>The day on which the clock has to stand when the play begins: the year itself, or a round of years before it.</summary>
    public static DateOnly FirstDay(Catalogue catalogue, DateOnly begins) =>
        catalogue.Steps.Min(s => Launched(s, begins));

    /// <summary>The day on which the round is launched by whose award a step of the year can be applied for.</summary>
    private static DateOnly Launched(Programme step, DateOnly begins) =>
        step.Step?.From is { } from ? begins.AddMonths(-from.Months).AddDays(-DaysOfRound) : begins;

    /// <param name="ended">Told of each round of the year that came to its end, or did not.</param>
    /// <param name="beside">What else waits for the clock in the year.</param>
    public async Task PlayAsync(DateOnly until, Action<YearRound> ended, params IReadOnlyList<Func<Task>> beside)
    {
        var earlier = Rounds.Where(r => r.Before is not null).ToList();
        await SideBySideAsync(begins, earlier.Select(r => (Func<Task>)(async () =>
        {
            await time.AdvanceToAsync(ShanghaiTime.StartOf(Launched(r.Play.Step, begins)) + OfficeHours.Opens);
            await AwardAsync(r, r.Before!, begins);
        })));
        await SideBySideAsync(until,
        [
            .. Rounds.Select(r => (Func<Task>)(() => PlayAsync(r, until, ended))),
            .. earlier.Select(r => (Func<Task>)(async () => await LiveAsync(await r.Before!.AwardsAsync(), until))),
            .. beside,
        ]);
    }

    private StepPlay Play(Programme step, int index, int applicants, int places, int batch) =>
        new(services, time, step)
        {
            First = 1 + (index * Applicants),
            Applicants = applicants,
            Places = places,
            Batch = batch,
            Lifelike = true,
        };

    /// <summary>The second one of a step whose round for another lies in the same year.</summary>
    private int BatchOf(Programme step) => services.GetRequiredService<Catalogue>().StepsOf(step.Id)
        .Any(s => Before(s) == step && Launched(s, begins).Year == begins.Year) ? 2 : 1;

    /// <summary>The step whose award another needs; null where it needs none.</summary>
    private Programme? Before(Programme step) => step.Step?.From is not { } from ? null
        : services.GetRequiredService<Catalogue>().StepsOf(step.Id).First(s => s.Awards.ContainsKey(from.Award));

    private Task SideBySideAsync(DateOnly until, IEnumerable<Func<Task>> plays) => time.SideBySideAsync(
        [.. plays.Append(KeepHouseAsync).Select(play => (Func<Task>)(() => ToTheEndAsync(play)))],
        ShanghaiTime.StartOf(until) + OfficeHours.Opens);

    private static async Task ToTheEndAsync(Func<Task> play)
    {
        try
        {
            await play();
        }
        catch (OperationCanceledException)
        {
            // The year is over.
        }
    }

    private async Task PlayAsync(YearRound round, DateOnly until, Action<YearRound> ended)
    {
        if (round.Fault is null)
        {
            await AwardAsync(round, round.Play, until, () => ended(round));
        }

        if (round.Fault is not null)
        {
            ended(round);
        }
    }

    /// <summary>The round, and the duties of its awards until a day.</summary>
    private async Task AwardAsync(YearRound round, StepPlay play, DateOnly until, Action? announced = null)
    {
        try
        {
            var awards = await play.PlayAsync();
            round.Ended = play == round.Play;
            announced?.Invoke();
            await LiveAsync(awards, until);
        }
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            round.Fault = wrong.Message;
        }
    }

    private Task LiveAsync(IReadOnlyList<string> awards, DateOnly until) =>
        new AwardPlayer(services, time) { KeepsHouse = false }.LiveAsync(awards, until);

    /// <summary>The jobs of the day.</summary>
    private async Task KeepHouseAsync()
    {
        while (true)
        {
            await time.AdvanceToAsync(ShanghaiTime.StartOf(ShanghaiTime.DayOf(time.Now).AddDays(DaysBetweenJobs)) + JobsOfTheDayAt);
            await services.GetRequiredService<DueHomes>().StartAsync();
            await services.GetRequiredService<Sweep>().RunAsync();
        }
    }
}

/// <summary>One round of the year.</summary>
public sealed class YearRound(StepPlay play, StepPlay? before)
{
    public StepPlay Play => play;

    /// <summary>The round of years before in which its applicants got the award that they need; null where they need none.</summary>
    public StepPlay? Before => before;

    /// <summary>It came to its announcement.</summary>
    public bool Ended { get; internal set; }

    /// <summary>Why it did not come to its end, or what of its awards went wrong; null for nothing.</summary>
    public string? Fault { get; internal set; }
}
