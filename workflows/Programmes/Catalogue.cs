namespace Funding.Workflows.Programmes;

/// <summary>The policy as data: what programmes/ says, loaded and checked once at start.</summary>
public sealed class Catalogue
{
    private readonly Dictionary<string, Programme> programmes;
    private readonly Dictionary<string, Desk> desks;

    internal Catalogue(
        IReadOnlyList<Programme> programmes, IReadOnlyList<Desk> desks, WorkingCalendar calendar, IReadOnlyList<BankTemplate> banks)
    {
        Programmes = programmes;
        Desks = desks;
        Banks = banks;
        WorkingCalendar = calendar;
        this.programmes = programmes.ToDictionary(p => p.Id, StringComparer.Ordinal);
        this.desks = desks.ToDictionary(d => d.Id, StringComparer.Ordinal);
    }

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<Programme> Programmes { get; }

    /// <summary>In the order of desks.yaml: cities, then departments.</summary>
    public IReadOnlyList<Desk> Desks { get; }

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<BankTemplate> Banks { get; }

    public WorkingCalendar WorkingCalendar { get; }

    /// <exception cref="RefusedException">No such programme.</exception>
    public Programme Programme(string id) =>
        programmes.TryGetValue(id, out var found) ? found : throw new RefusedException(CatalogueRefusals.UnknownProgramme(id));

    /// <exception cref="RefusedException">No such desk.</exception>
    public Desk Desk(string id) =>
        desks.TryGetValue(id, out var found) ? found : throw new RefusedException(RoleRefusals.UnknownDesk(id));

    /// <param name="folder">The programmes folder.</param>
    /// <param name="kinds">The kinds of stage and part that its files may use.</param>
    /// <exception cref="CatalogueException">Files are missing or wrong; all problems of all files at once.</exception>
    public static Catalogue Load(string folder, ProgrammeKinds kinds) => CatalogueLoader.Load(folder, kinds);
}
