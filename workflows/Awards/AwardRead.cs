namespace Funding.Workflows.Awards;

/// <summary>An award with its duties as they were read, and what binds it.</summary>
/// <param name="Duties">The occurrences that have begun, by key.</param>
/// <param name="Settings">As its programme said when it was awarded.</param>
public sealed record AwardRead(Stored<AwardHome> Award, IReadOnlyList<Stored<Duty>> Duties, AwardSettings Settings)
{
    public AwardHome Home => Award.Value;

    public string Partition => AwardKeys.Partition(Home.Id);

    public IReadOnlyList<DutyOutline> Outlines { get; } =
    [
        .. (Settings.Duties ?? []).Select(d =>
            d.Every == DutyOutline.EachTranche ? d with { Tranches = Settings.Money?.Payments ?? [] } : d),
    ];

    /// <summary>An occurrence as its kind is asked about it.</summary>
    public DutyView ViewOf(Duty duty) => new(this, duty, Outlines.First(o => o.Id == duty.Id));

    public Stored<Duty>? Find(DutyKey key) => Duties.FirstOrDefault(d => d.Value.Key == key);
}
