namespace Funding.Rehearsals;

/// <summary>A moment of a played round at which everything waits for somebody or for the clock.</summary>
/// <param name="Done">What has been done in the stage.</param>
public sealed record PlayPoint(StageKey Stage, string Done);

/// <summary>
/// Plays a round of any programme: walks the round's own list of stages, moves the clock, and has the specimen of each stage's kind play
/// its people through the services' commands.
/// </summary>
/// <param name="start">Starts the host before the launch; null where it runs already.</param>
/// <param name="id">Of a round that runs; null for one that it launches.</param>
public class Player(
    IServiceProvider services, VirtualClock time, Func<CancellationToken, Task>? start = null, string? id = null)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(400);

    /// <summary>Whose round is played; one of its steps where it has steps.</summary>
    public Programme Programme { get; init; } = null!;

    public int Year { get; init; } = 2026;

    /// <summary>Which of the year's rounds it is.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>The number of the first applicant.</summary>
    public int First { get; init; } = 1;

    public int Applications { get; init; } = 8;

    /// <summary>Those of its applicants.</summary>
    public IEnumerable<int> Numbers => Enumerable.Range(First, Applications);

    /// <summary>Places of the ranking, where there is one; null for the programme's.</summary>
    public int? Places { get; init; } = 3;

    public Func<Party, int> Experts { get; set; } = _ => 5;

    public IReadOnlyList<string> Desks { get; init; } = ["hangzhou", "ningbo", "wenzhou", "jiaxing"];

    /// <summary>The desk of an application by its number; null for all of <see cref="Desks"/> in turn.</summary>
    public Func<int, string>? DeskOf { get; init; }

    public IReadOnlyList<Actor> Deputies { get; init; } = [];

    /// <summary>Whom an application's parts name, by its number: another person for each.</summary>
    public Func<int, int> PersonOf { get; init; } = number => number;

    /// <summary>The kind of every applicant; null for a kind that the programme takes.</summary>
    public string? ApplicantKind { get; init; }

    /// <summary>Year of birth of everybody whom an application names.</summary>
    public int BornIn { get; init; } = 1976;

    /// <summary>Tenths of each criterion's scale that every expert gives at least.</summary>
    public int LeastTenths { get; init; } = 7;

    /// <summary>Changes what is launched; its committee is the player's own.</summary>
    public Func<LaunchRequest, LaunchRequest> Asked { get; init; } = request => request;

    /// <summary>How many officers there are; their cases are dealt out by number.</summary>
    public int Officers { get; init; } = 2;

    /// <summary>Who decides on an application by its number.</summary>
    public Func<int, Actor> OfficerOf { get; init; } = _ => Cast.Officer;

    /// <summary>The numbers of applications that are found not eligible.</summary>
    public Func<int, bool> Ineligible { get; init; } = _ => false;

    /// <summary>Who acts only on the last day, by person id.</summary>
    public Func<string, bool> Late { get; init; } = _ => false;

    /// <summary>The numbers of applications that are withdrawn after the call.</summary>
    public Func<int, bool> Withdrawn { get; init; } = _ => false;

    /// <summary>The last entry of the public notice is withdrawn.</summary>
    public bool WithdrawnFromNotice { get; init; }

    /// <summary>How many entries of the public notice are objected to; every second one is removed for it.</summary>
    public int Objections { get; init; }

    /// <summary>What an application is called, by its number.</summary>
    public Func<int, string> TitleOf { get; init; } = number => $"第{number}产业特色学院（智能制造方向）";

    /// <summary>What an applicant is called, by its number.</summary>
    public Func<int, string> NameOf { get; init; } = Cast.OrganisationOf;

    /// <summary>Changes what an application answers at last, by its number.</summary>
    public Func<int, Answers, Answers> Finished { get; init; } = (_, answers) => answers;

    /// <summary>Changes what every application answers.</summary>
    public Func<Answers, Answers> Answered { get; set; } = answers => answers;

    /// <summary>Name and content of the file in a slot.</summary>
    public Func<DocumentSlot, (string Name, byte[] Content)> Attached { get; set; } = slot =>
        ($"{slot.Label.Zh}.pdf", SampleApplication.Pdf);

    /// <summary>In each stage something out of the ordinary happens too, so that every orchestration has something to do.</summary>
    public bool Eventful { get; init; }

    /// <summary>Ends the play between two people's acts.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>How many people act at the same time.</summary>
    public int AtOnce { get; init; } = 1;

    /// <summary>Specimens of kinds that a test adds.</summary>
    public IReadOnlyList<StageSpecimen> Added { get; init; } = [];

    public VirtualClock Time => time;

    public string Id => id ?? Round.IdOf(Programme, Year, Batch);

    public string Desk => DeskOfNumber(First);

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public string DeskOfNumber(int number) => DeskOf?.Invoke(number) ?? Desks[number % Desks.Count];

    public async Task<Round> RoundAsync() => (await Get<RoundStore>().GetAsync(Id)).Value;

    public async Task<Application> ApplicationAsync(string applicationId) =>
        (await Get<ApplicationStore>().GetAsync(Id, applicationId)).Value;

    /// <summary>The values of the round's rows whose keys begin so, by key.</summary>
    public async Task<List<T>> RowsAsync<T>(string prefix) => await Get<ITableStore>()
        .EnumerateAsync<T>(RoundKeys.Partition(Id), KeyRange.Prefix(prefix)).Select(row => row.Value).ToListAsync();

    public async Task<IReadOnlyList<ApplicationSummary>> InStateAsync(params IEnumerable<ApplicationState> states)
    {
        var found = new List<ApplicationSummary>();
        foreach (var state in states)
        {
            found.AddRange(await RowsAsync<ApplicationSummary>(RoundKeys.StatePrefix(state)));
        }

        return found;
    }

    public Task SettleAsync() => time.SettleAsync();

    public Task AdvanceToAsync(DateTimeOffset moment) => time.AdvanceToAsync(moment);

    public Task LaterAsync(int days) => time.AdvanceToAsync(time.Now.AddDays(days));

    /// <summary>To the morning after a day.</summary>
    public Task PastAsync(DateOnly day) => time.AdvanceToAsync(ShanghaiTime.CloseOf(day) + TimeSpan.FromHours(9));

    /// <summary>Everybody acts, <see cref="AtOnce"/> at the same time; one after the other where that is one.</summary>
    public Task EachAsync<T>(IEnumerable<T> items, Func<T, Task> act) => Parallel.ForEachAsync(
        items, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Stop }, async (item, _) => await act(item));

    /// <summary>People of the office, desks and committee; then the launch.</summary>
    public async Task LaunchAsync()
    {
        await (start?.Invoke(CancellationToken.None) ?? Task.CompletedTask);
        await LaunchRoundAsync();
        await SettleAsync();
    }

    /// <summary>Places that the launch answers, as many at least as its strata have; null where it is not asked.</summary>
    public int? LaunchedPlaces => Places is { } places && RankingSettings.Find(Programme)?.Selection is { Places: not null } selection
        ? Math.Max(places, selection.Strata?.Each.Sum(s => s.Min) ?? 1) : null;

    /// <summary>Invites people and launches the round in the place of the commands; null for the commands.</summary>
    public Func<Player, Task>? Launching { get; init; }

    /// <summary>The same in a host of which the caller has started what it wants.</summary>
    public async Task LaunchRoundAsync()
    {
        if (Launching is not null)
        {
            await Launching(this);
            return;
        }

        await InviteAsync(Cast.Administrator, Role.Administrator, "沈管理");
        await InviteAsync(Cast.Officer with { Desk = Programme.Department }, Role.Officer, "周审查");
        await InviteAsync(Cast.SecondOfficer with { Desk = Programme.Department }, Role.Officer, "吴审查");
        for (var number = 3; number <= Officers; number++)
        {
            await InviteAsync(Cast.OfficerOf(number) with { Desk = Programme.Department }, Role.Officer, $"第{number}审查员");
        }

        await InviteAsync(Cast.Chair, Role.Committee, "陈主任");
        await InviteAsync(Cast.Vice, Role.Committee, "林副主任");
        foreach (var deputy in Deputies)
        {
            await InviteAsync(deputy, Role.Committee, "何委员");
        }

        foreach (var stage in Programme.Stages)
        {
            await SpecimenOf(stage.Kind).InviteAsync(this);
        }

        id = (await Get<LaunchCommands>().LaunchAsync(Cast.Administrator, Asked(new LaunchRequest
        {
            ProgrammeId = Programme.Id,
            Step = Programme.Step?.Id,
            Year = Year,
            Batch = Batch,
            NoticeNumber = $"教申〔{Year}〕{Batch}号",
            Answers = LaunchedPlaces is { } places
                ? new Dictionary<string, string> { ["places"] = $"{places}" } : new Dictionary<string, string>(),
            Committee = [.. Cast.Committee.Select(c => c.Name)],
            Deputies = Deputies.Count > 0 ? [.. Deputies.Select(d => d.Name)] : null,
        }))).Id;
    }

    /// <summary>What applications bid by their number, where the programme asks for a price; null for the sample's.</summary>
    public Func<int, TypedBid>? Bids { get; init; }

    /// <summary>What the budget line of the programme's money has; null for no such line.</summary>
    public decimal? Budget { get; init; } = 12_000_000;

    private Task SetUpLinesBeforeRankingAsync(Round round) =>
        !round.IsFinished && round.Stages.NextOf(round.Stage)?.Kind == RankingStage.Kind ? SetUpLinesAsync() : Task.CompletedTask;

    /// <summary>Two administrators give the programme's money, where it gives any; without it the ranking waits.</summary>
    public Task SetUpLinesAsync() => Programme.Money is null ? Task.CompletedTask : SetUpLinesAsync(TranchePlan.LinesOf(Programme, Year));

    /// <inheritdoc cref="SetUpLinesAsync()"/>
    public async Task SetUpLinesAsync(IEnumerable<LineId> lines)
    {
        if (Budget is not { } amount || lines.ToList() is not { Count: > 0 } paying)
        {
            return;
        }

        await InviteAsync(Cast.SecondAdministrator, Role.Administrator, "孙管理");
        foreach (var line in paying)
        {
            if (await Get<BudgetStore>().FindAsync(line) is not null)
            {
                continue;
            }

            var changes = Get<BudgetChangeCommands>();
            var asked = await changes.ProposeAsync(Cast.Administrator, line, new(
                BudgetChangeKind.Plan, amount.ToString(CultureInfo.InvariantCulture), $"财教〔{line.Year}〕12号", "下达本年度省级资金。"));
            await changes.DecideAsync(
                Cast.SecondAdministrator, line, asked.Number, true, amount.ToString(CultureInfo.InvariantCulture));
        }
    }

    public Task InviteAsync(Actor actor, Role role, string name) =>
        Get<PeopleStore>().GrantAsync(actor.Name, new RoleGrant(role, actor.Desk), name);

    /// <summary>The whole round.</summary>
    public Task PlayAsync() => ToAsync(null);

    /// <summary>From where the round is, its launch included, until it enters a stage.</summary>
    /// <param name="until">Null for its end.</param>
    public async Task ToAsync(StageKey? until)
    {
        await foreach (var _ in PointsAsync(until))
        {
        }
    }

    /// <inheritdoc cref="ToAsync"/>
    public async IAsyncEnumerable<PlayPoint> PointsAsync(StageKey? until = null)
    {
        if (await Get<RoundStore>().FindAsync(Id) is null)
        {
            await LaunchAsync();
            yield return new PlayPoint((await RoundAsync()).Stage, "launched");
        }

        while (await RoundAsync() is { IsFinished: false } round && round.Stage != until)
        {
            await foreach (var point in StagePointsAsync(round))
            {
                yield return point;
            }
        }
    }

    /// <summary>Everybody's part in the present stage, and its end.</summary>
    public async Task PassAsync()
    {
        await foreach (var _ in StagePointsAsync(await RoundAsync()))
        {
        }
    }

    /// <summary>Lets the days of the present stage pass until the round has left it; nobody does anything.</summary>
    public async Task LeaveAsync()
    {
        await SettleAsync();
        var entered = await RoundAsync();
        await SetUpLinesBeforeRankingAsync(entered);
        if (entered.Stages.Of(entered.Stage).Closes is { } closes)
        {
            await PastAsync(closes);
        }

        var last = time.Now + LongestWait;
        while (await RoundAsync() is { IsFinished: false } round && round.Stage == entered.Stage)
        {
            if (time.Now >= last || !await time.NextTimerAsync())
            {
                throw new RoundStaysException(Id, round.Stage);
            }
        }
    }

    private async IAsyncEnumerable<PlayPoint> StagePointsAsync(Round round)
    {
        await SetUpLinesBeforeRankingAsync(round);
        await this.WithdrawAfterCallAsync(round);
        await foreach (var done in SpecimenOf(round.Stages.Of(round.Stage).Kind).PlayAsync(this))
        {
            await SettleAsync();
            yield return new PlayPoint(round.Stage, done);
        }

        if (await RoundAsync() is { IsFinished: false, Stage: var stage } && stage == round.Stage)
        {
            await LeaveAsync();
            yield return new PlayPoint(round.Stage, "left");
        }
    }

    public StageSpecimen SpecimenOf(string kind) => Added.FirstOrDefault(s => s.Kind == kind) ?? Specimens.Of(kind);
}

/// <summary>A round waits for somebody whom nobody plays.</summary>
public sealed class RoundStaysException(string round, StageKey stage)
    : InvalidOperationException($"{round} stays at {stage}: nobody plays what it waits for.")
{
    public StageKey Stage { get; } = stage;
}
