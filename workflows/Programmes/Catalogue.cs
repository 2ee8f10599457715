namespace Funding.Workflows.Programmes;

/// <summary>The policy as data: what programmes/ says, loaded and checked once at start.</summary>
public sealed class Catalogue
{
    private readonly Dictionary<string, Programme> programmes;
    private readonly Dictionary<string, Desk> desks;

    internal Catalogue(
        IReadOnlyList<Programme> steps, IReadOnlyList<Desk> desks, WorkingCalendar calendar, IReadOnlyList<BankTemplate> banks)
    {
        Steps = steps;
        Programmes = [.. steps.Where(p => p.Step?.From is null)];
        Desks = desks;
        Banks = banks;
        WorkingCalendar = calendar;
        programmes = Programmes.ToDictionary(p => p.Id, StringComparer.Ordinal);
        this.desks = desks.ToDictionary(d => d.Id, StringComparer.Ordinal);
    }

    /// <summary>One of each file, in the order of their ids: of one with steps the step with which it begins.</summary>
    public IReadOnlyList<Programme> Programmes { get; }

    /// <summary>Whatever a round may run: every step of every programme, in the order of ids and files.</summary>
    public IReadOnlyList<Programme> Steps { get; }

    /// <summary>In the order of desks.yaml: cities, then departments.</summary>
    public IReadOnlyList<Desk> Desks { get; }

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<BankTemplate> Banks { get; }

    public WorkingCalendar WorkingCalendar { get; }

    /// <exception cref="RefusedException">No such programme.</exception>
    public Programme Programme(string id) =>
        programmes.TryGetValue(id, out var found) ? found : throw new RefusedException(CatalogueRefusals.UnknownProgramme(id));

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
}
