namespace Funding.Workflows.Awards;

/// <summary>How the register is searched, filtered and sorted; the newest awards come first.</summary>
public static class AwardRollForm
{
    /// <summary>As many awards as an installation is planned for.</summary>
    public const int Most = 10_000;

    public const string Holder = "holder";
    public const string Title = "title";
    public const string Programme = "programme";
    public const string Document = "document";
    public const string Year = "year";
    public const string Until = "until";
    public const string Standing = "standing";
    public const string Desk = "desk";

    private static readonly IReadOnlyList<RollColumn<RolledAward>> Columns =
    [
        new("newest", a => $"{99_999_999 - (a.Summary.AwardedOn.DayNumber):D8} {a.Summary.DocumentNumber} {a.Summary.Id}"),
        new(Holder, a => a.HolderName),
        new(Title, a => a.Title),
        new(Programme, a => a.Summary.ProgrammeId),
        new(Document, a => a.Summary.DocumentNumber),
        new(Until, a => a.Summary.ValidUntil.DayNumber),
        new(Standing, a => (int)a.Summary.Standing),
    ];

    /// <param name="rows">All that the reader may see: what can be picked is what is among them.</param>
    /// <param name="today">On which standings are told.</param>
    /// <param name="ofOffice">A search looks into credit codes too.</param>
    public static RollForm<RolledAward> Of(IReadOnlyList<RolledAward> rows, DateOnly today, bool ofOffice) => new(
        a => ofOffice ? [.. a.Texts, a.HolderCode] : a.Texts,
        Columns,
        [
            new(Standing, a => $"{a.Summary.Standing.On(today, a.Summary.ValidUntil)}", Enum.GetNames<AwardStanding>()),
            Facet(Programme, a => a.ProgrammeId, rows),
            Facet(Year, YearOf, rows),
            Facet(Desk, a => a.Desk, rows),
        ]);

    public static string YearOf(AwardSummary award) => award.AwardedOn.Year.ToString("0000", CultureInfo.InvariantCulture);

    private static RollFacet<RolledAward> Facet(string id, Func<AwardSummary, string?> value, IReadOnlyList<RolledAward> rows) => new(
        id, a => value(a.Summary),
        [
            .. rows.Select(a => value(a.Summary)).OfType<string>().Where(v => v.Length > 0).Distinct()
                .OrderDescending(StringComparer.Ordinal),
        ]);
}
