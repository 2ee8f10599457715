namespace Funding.Rehearsals;

/// <summary>A step of a programme's file from its launch to the announcement, with answers that meet its own rules.</summary>
public sealed class StepPlay(IServiceProvider services, VirtualClock time, Programme step)
{
    private const int YearsBefore = 2;

    private HashSet<string> before = [];

    public Programme Step => step;

    /// <summary>The number of the first applicant: those of plays on one host are others.</summary>
    public int First { get; init; } = 1;

    public int Applicants { get; init; } = 2;

    /// <summary>Which of the step's rounds in its year it is.</summary>
    public int Batch { get; init; } = 1;

    public int Places { get; init; } = 1;

    /// <summary>Applicants have names and answers of their own; otherwise the sample's.</summary>
    public bool Lifelike { get; init; }

    /// <summary>Starts the host before the launch; null where it runs already.</summary>
    public Func<CancellationToken, Task>? Start { get; init; }

    /// <summary>Who play kinds of stages in the place of their specimens.</summary>
    public IReadOnlyList<StageSpecimen> Actors { get; init; } = [];

    /// <summary>Launches the round in the place of the commands; null for the commands.</summary>
    public Func<Player, Task>? Launching { get; init; }

    /// <summary>Null until it is about to be launched.</summary>
    public Player? Player { get; private set; }

    /// <returns>Ids of the awards that were made.</returns>
    /// <exception cref="FileRunException">It did not come to its end.</exception>
    public async Task<IReadOnlyList<string>> PlayAsync()
    {
        var name = step.Step is { } of ? $"step {of.Id}, " : "";
        var where = "its answers";
        try
        {
            var play = Player = await PlayerAsync();
            before = [.. await AwardsAsync()];
            where = "its launch";
            await foreach (var point in play.PointsAsync())
            {
                where = $"stage {point.Stage}, after '{point.Done}'";
            }

            var round = await play.RoundAsync();
            where = $"stage {round.Stage}";
            if (round.Standing != RoundStanding.Announced)
            {
                throw new InvalidOperationException($"the round ended {round.Standing}");
            }

            return await AwardsAsync() is { Count: > 0 } made
                ? made : throw new InvalidOperationException("nobody was awarded anything");
        }
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            throw FileRunException.Of(step.Id, $"{name}{where}", wrong);
        }
    }

    private async Task<Player> PlayerAsync()
    {
        var catalogue = services.GetRequiredService<Catalogue>();
        var fitting = FittingAnswers.Of(step, ShanghaiTime.DayOf(time.Now).AddDays(30), catalogue.Desks[0]);
        await services.GetRequiredService<CommitWriter>().HoldAsync(
            catalogue,
            fitting.LiveAwards.Where(p => p != step.Id).Select(p => (p, (string?)null)),
            First, Applicants, ShanghaiTime.DayOf(time.Now).AddYears(-YearsBefore), number => NameOf(fitting, number));
        var lifelike = new LifelikeAnswers(step, fitting.Fits, number => NameOf(fitting, number));
        var finished = new ConcurrentDictionary<int, Answers>();
        var seats = PanelReviewSettings.Find(step)?.Panel.Parties ?? new Dictionary<string, int>();
        return new Player(services, time, Start)
        {
            Programme = step,
            Year = ShanghaiTime.DayOf(time.Now).Year,
            Batch = Batch,
            First = First,
            Applications = Applicants,
            Places = Places,
            Budget = 1_000_000_000,
            Desks = [.. DesksOf()],
            Experts = party => seats.GetValueOrDefault(party.Id()) is > 0 and var count ? count + 1 : 0,
            LeastTenths = 8,
            ApplicantKind = fitting.ApplicantKind,
            BornIn = fitting.BornIn,
            NameOf = number => NameOf(fitting, number),
            TitleOf = number => TitleOf(NameOf(fitting, number)),
            Finished = (number, answers) => Lifelike ? finished.GetOrAdd(number, n => lifelike.Of(answers, n)) : answers,
            Answered = fitting.In,
            Added = Actors,
            Launching = Launching,
        };
    }

    private IEnumerable<string> DesksOf() => QuotaSettings.Find(step) is { } quota
        ? quota.Desks.Where(d => d.Limit > 0).Select(d => d.Desk).Take(Applicants) : ["hangzhou", "ningbo"];

    private string NameOf(FittingAnswers fitting, int number) =>
        Lifelike ? LifelikeNames.Organisation(fitting.ApplicantKind, number) : Cast.OrganisationOf(number);

    private string TitleOf(string who)
    {
        var title = $"{who}{step.Name.Zh}";
        var most = FieldsSettings.Find(step, FieldMeaning.Title)?.MaxLength ?? title.Length;
        return title[..Math.Min(most, title.Length)];
    }

    /// <summary>Ids of the awards of the step's kinds that its applicants were given since it began.</summary>
    public async Task<IReadOnlyList<string>> AwardsAsync()
    {
        var holders = Enumerable.Range(First, Applicants).Select(Cast.CodeOf).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. (await services.GetRequiredService<AwardRollStore>().ReadAsync()).Select(a => a.Summary)
                .Where(a => a.ProgrammeId == step.Id && step.Awards.ContainsKey(a.Kind) && holders.Contains(a.Holder))
                .Select(a => a.Id).Where(a => !before.Contains(a)),
        ];
    }
}

/// <summary>A file that could not be played to its end.</summary>
public sealed class FileRunException(string message, Exception cause) : Exception(message, cause)
{
    /// <summary>The message names file, place and cause.</summary>
    public static FileRunException Of(string programme, string where, Exception wrong) =>
        new($"{programme}.yaml, {where}: {CauseOf(wrong)}", wrong);

    private static string CauseOf(Exception wrong) => wrong is RefusedException refused
        ? string.Join("; ", refused.Refusals.Select(r => $"{r.Code} at {r.Field ?? "-"}: {r.Chinese}")) : wrong.Message;
}
