namespace Funding.Workflows.Programmes;

/// <summary>
/// The policy as data: what programmes/ says, loaded and checked once at start, and what was composed on the screen and released since.
/// </summary>
public sealed class Catalogue
{
    private readonly IReadOnlyList<Programme> files;
    private readonly IReadOnlyDictionary<string, string> texts;
    private readonly Dictionary<string, Desk> desks;
    private volatile Shown shown;

    internal Catalogue(
        IReadOnlyList<Programme> steps, IReadOnlyList<Desk> desks, WorkingCalendar calendar, IReadOnlyList<BankTemplate> banks,
        ProgrammeKinds kinds, IReadOnlyDictionary<string, string>? texts = null)
    {
        files = steps;
        this.texts = texts ?? new Dictionary<string, string>();
        shown = new(steps);
        Desks = desks;
        Banks = banks;
        Kinds = kinds;
        WorkingCalendar = calendar;
        this.desks = desks.ToDictionary(d => d.Id, StringComparer.Ordinal);
    }

    /// <summary>What its programmes may use.</summary>
    public ProgrammeKinds Kinds { get; }

    /// <summary>One of each file, in the order of their ids: of one with steps the step with which it begins.</summary>
    public IReadOnlyList<Programme> Programmes => shown.Programmes;

    /// <summary>Whatever a round may run: every step of every programme, in the order of ids and files.</summary>
    public IReadOnlyList<Programme> Steps => shown.Steps;

    /// <summary>In the order of desks.yaml: cities, then departments.</summary>
    public IReadOnlyList<Desk> Desks { get; }

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<BankTemplate> Banks { get; }

    public WorkingCalendar WorkingCalendar { get; }

    /// <summary>What the plan wants of the awards; none where the folder has no plan.</summary>
    public PlanTargets Targets { get; internal init; } = PlanTargets.None;

    /// <summary>What the plan follows year by year; none where the folder has no plan.</summary>
    public PlanIndicators Indicators { get; internal init; } = PlanIndicators.None;

    /// <exception cref="RefusedException">No such programme.</exception>
    public Programme Programme(string id) =>
        shown.ById.TryGetValue(id, out var found) ? found : throw new RefusedException(CatalogueRefusals.UnknownProgramme(id));

    /// <param name="step">Null for the step with which it begins, or the one that it is.</param>
    /// <exception cref="RefusedException">No such programme, or it has no such step.</exception>
    public Programme Programme(string id, string? step)
    {
        if (step is null) return Programme(id);
        var steps = StepsOf(id);
        return steps.FirstOrDefault(p => p.Step?.Id == step)
            ?? throw new RefusedException(CatalogueRefusals.UnknownStep(step, [.. steps.Select(p => p.Step?.Id).OfType<string>()]));
    }

    /// <summary>In the order of the file; of one without steps the one that it is.</summary>
    /// <exception cref="RefusedException">No such programme.</exception>
    public IReadOnlyList<Programme> StepsOf(string id)
    {
        var known = Programme(id).Id;
        return [.. Steps.Where(p => p.Id == known)];
    }

    /// <exception cref="RefusedException">No such desk.</exception>
    public Desk Desk(string id) =>
        desks.TryGetValue(id, out var found) ? found : throw new RefusedException(RoleRefusals.UnknownDesk(id));

    /// <param name="folder">The programmes folder.</param>
    /// <param name="kinds">The kinds of stage and part that its files may use.</param>
    /// <exception cref="CatalogueException">Files are missing or wrong; all problems of all files at once.</exception>
    public static Catalogue Load(string folder, ProgrammeKinds kinds) => CatalogueLoader.Load(folder, kinds);

    /// <summary>What a programme's file says, comments included; null where none was read.</summary>
    public string? FileOf(string id) => texts.GetValueOrDefault(id);

    /// <summary>The same files for another host of this process: what is released in one is not in the other.</summary>
    internal Catalogue ForAnotherHost() =>
        new(files, Desks, WorkingCalendar, Banks, Kinds, texts) { Targets = Targets, Indicators = Indicators };

    /// <summary>The same with a programme that is not released, in the place of the one of its id; this one stays as it is.</summary>
    /// <param name="steps">All of the programme's.</param>
    internal Catalogue With(IReadOnlyList<Programme> steps)
    {
        var other = ForAnotherHost();
        other.Follow([.. Steps.Where(s => steps.All(own => own.Id != s.Id)), .. steps]);
        return other;
    }

    /// <summary>From now on these stand beside the files, and in the place of files of the same id.</summary>
    /// <param name="released">Every step of every programme that is released, each in its newest version.</param>
    internal void Follow(IReadOnlyList<Programme> released)
    {
        var ids = released.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        shown = new([.. files.Where(p => !ids.Contains(p.Id)).Concat(released).OrderBy(p => p.Id, StringComparer.Ordinal)]);
    }

    private sealed class Shown(IReadOnlyList<Programme> steps)
    {
        public IReadOnlyList<Programme> Steps => steps;

        public IReadOnlyList<Programme> Programmes { get; } = [.. steps.Where(p => p.Step?.From is null)];

        public FrozenDictionary<string, Programme> ById { get; } =
            steps.Where(p => p.Step?.From is null).ToFrozenDictionary(p => p.Id, StringComparer.Ordinal);
    }
}
