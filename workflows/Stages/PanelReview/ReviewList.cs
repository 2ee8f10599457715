namespace Funding.Workflows.Stages.PanelReview;

public enum DeskSort
{
    /// <summary>By the application's number.</summary>
    Number,
    Name,
    State,
    Total,
}

/// <summary>
/// How an expert looks at the desk: in what order, and which states alone. It stands in the address, and every link keeps it.
/// </summary>
/// <param name="Down">The largest first.</param>
/// <param name="Only">Null for all.</param>
public sealed record ReviewList(DeskSort Sort = DeskSort.Number, bool Down = false, DeskState? Only = null)
{
    public const string SortParameter = "sort";
    public const string StateParameter = "state";

    public static readonly ReviewList All = new();

    /// <summary>As an address says it; what it says wrongly is as if it said nothing.</summary>
    public static ReviewList Of(string? sort, string? state)
    {
        var down = sort?.StartsWith('-') == true;
        var only = Named<DeskState>(state);
        return Named<DeskSort>(down ? sort![1..] : sort) is { } by ? new(by, down, only) : new(Only: only);
    }

    /// <summary>The address with this list.</summary>
    public string On(string url) => url
        .With(SortParameter, Sort == DeskSort.Number && !Down ? null : (Down ? "-" : "") + Name(Sort))
        .With(StateParameter, Only is { } only ? Name(only) : null);

    /// <summary>The list by another order; by the same one, the other way round.</summary>
    public ReviewList By(DeskSort sort) => this with { Sort = sort, Down = sort == Sort && !Down };

    public IReadOnlyList<ReviewDeskLine> Of(IEnumerable<ReviewDeskLine> lines) => Ordered(lines.Where(Takes));

    /// <summary>Where one application stands in the list. It keeps its place though its state has left the filter meanwhile.</summary>
    /// <returns>Null where the desk does not have it.</returns>
    public DeskPlace? Around(IEnumerable<ReviewDeskLine> lines, string applicationId)
    {
        var list = Ordered(lines.Where(l => Takes(l) || l.ApplicationId == applicationId));
        var at = list.Index().FirstOrDefault(l => l.Item.ApplicationId == applicationId, (-1, null!)).Index;
        return at < 0 ? null : new(at + 1, list.Count, at > 0 ? list[at - 1] : null, at + 1 < list.Count ? list[at + 1] : null);
    }

    private bool Takes(ReviewDeskLine line) => Only is null || line.Progress == Only;

    private List<ReviewDeskLine> Ordered(IEnumerable<ReviewDeskLine> lines)
    {
        var byNumber = lines.OrderBy(l => l.ApplicationId, StringComparer.Ordinal).ToList();
        if (Down)
            byNumber.Reverse();
        return Sort switch
        {
            DeskSort.Name => By(l => l.Name, StringComparer.Ordinal),
            DeskSort.State => By(l => l.Progress, Comparer<DeskState>.Default),
            // Without a score there is no total: such a sheet comes before one of 0.
            DeskSort.Total => By(l => l.Scored == 0 ? -1 : l.Total, Comparer<decimal>.Default),
            _ => byNumber,
        };

        List<ReviewDeskLine> By<TKey>(Func<ReviewDeskLine, TKey> key, IComparer<TKey> order) =>
            [.. Down ? byNumber.OrderByDescending(key, order) : byNumber.OrderBy(key, order)];
    }

    private static TName? Named<TName>(string? name)
        where TName : struct, Enum =>
        Enum.GetValues<TName>().Cast<TName?>().FirstOrDefault(value => Name(value!.Value) == name);

    private static string Name<TName>(TName value)
        where TName : struct, Enum => $"{value}".ToLowerInvariant();
}

/// <summary>One of a list: the first is number 1.</summary>
public sealed record DeskPlace(int Number, int Of, ReviewDeskLine? Before, ReviewDeskLine? After);
