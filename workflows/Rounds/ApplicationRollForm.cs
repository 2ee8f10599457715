namespace Funding.Workflows.Rounds;

/// <summary>How lists of applications are searched, filtered and sorted, whoever reads them.</summary>
public static class ApplicationRollForm
{
    public const string Name = "name";
    public const string Organisation = "organisation";
    public const string Desk = "desk";
    public const string State = "state";
    public const string Kind = "kind";
    public const string Submitted = "submitted";
    public const string Rank = "rank";

    private static readonly RollColumn<RolledApplication>[] Columns =
    [
        new("number", Standing),
        new(Name, a => a.Name),
        new(Organisation, a => Pinyin.SortKey(a.Summary.OrganisationName)),
        new(Desk, a => a.Summary.Desk),
        new(State, a => (int)a.Summary.State),
        new(Submitted, a => a.Summary.SubmittedAt),
        new(Rank, a => a.Summary.Rank),
    ];

    /// <summary>As the rows stand: by desk, then by number.</summary>
    public static string Standing(RolledApplication application) => $"{application.Summary.Desk} {application.Summary.Id}";

    /// <param name="desks">Ids of the desks that can be picked; one or none is no choice.</param>
    /// <param name="kinds">Ids of the applicants' kinds, likewise.</param>
    /// <param name="states">That can be among them.</param>
    public static RollForm<RolledApplication> Of(
        IReadOnlyList<string> desks, IReadOnlyList<string> kinds, IReadOnlyList<ApplicationState> states) => new(
        a => a.Texts,
        Columns,
        [
            new(State, a => $"{a.Summary.State}", [.. states.Select(s => $"{s}")]),
            .. RollFacet.Choice<RolledApplication>(Desk, a => a.Summary.Desk, desks),
            .. RollFacet.Choice<RolledApplication>(Kind, a => a.Summary.Kind, kinds),
        ]);
}
