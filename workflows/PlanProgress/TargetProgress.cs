namespace Funding.Workflows.PlanProgress;

/// <summary>How far a target of the plan has come on a day. Pure.</summary>
/// <param name="Counted">Each award that counts, the newest first; where organisations are counted, the newest of each.</param>
/// <param name="Beside">How many awards do not count, by how they stand; what is not among them is 0.</param>
public sealed record TargetProgress(
    CumulativeTarget Target, IReadOnlyList<RolledAward> Counted, IReadOnlyDictionary<AwardStanding, int> Beside, DateOnly Today)
{
    public int Count => Counted.Count;

    /// <summary>From which number on the target is reached: 左右 from nine tenths of its figure, else its figure.</summary>
    public int Needed => Target.Qualifier == PlanTarget.About ? ((Target.Count * 9) + 9) / 10 : Target.Count;

    /// <summary>The number is there, and of each type as many as the plan wants at least.</summary>
    public bool IsReached => Count >= Needed && Types.All(t => t.Type is null || t.Count >= (Target.Types!.Least ?? 0));

    /// <summary>A target whose year is over stays missed until it is reached after all.</summary>
    public TargetState State => IsReached ? TargetState.Reached
        : Target.ByYear < Today.Year ? TargetState.Missed : TargetState.UnderWay;

    /// <summary>By the year in which what counts was awarded, the first one first.</summary>
    public IReadOnlyList<YearCount> Years
    {
        get
        {
            var total = 0;
            return
            [
                .. Counted.CountBy(a => a.Summary.AwardedOn.Year).OrderBy(y => y.Key)
                    .Select(y => new YearCount(y.Key, y.Value, total += y.Value)),
            ];
        }
    }

    /// <summary>By the desk that recommended it, most first.</summary>
    public IReadOnlyList<DeskCount> Desks =>
    [
        .. Counted.GroupBy(a => a.Summary.Desk, StringComparer.Ordinal).Select(g => new DeskCount(g.Key, g.Count()))
            .OrderByDescending(d => d.Count).ThenBy(d => d.Desk, StringComparer.Ordinal),
    ];

    /// <summary>Every type in the order of the plan, then what is of none; empty where the plan tells no types apart.</summary>
    public IReadOnlyList<TypeCount> Types
    {
        get
        {
            if (Target.Types is not { } split) return [];
            List<TypeCount> types = [.. split.Names.Select(n => new TypeCount(n, Counted.Count(a => a.Summary.Type == n.Id)))];
            var others = Count - types.Sum(t => t.Count);
            return others == 0 ? types : [.. types, new(null, others)];
        }
    }

    /// <param name="awards">Of any programmes.</param>
    /// <param name="holderOf">The code under which the organisation of a code goes on.</param>
    public static TargetProgress Of(
        CumulativeTarget target, IEnumerable<RolledAward> awards, Func<string, string> holderOf, DateOnly today)
    {
        var standing = awards.Where(a => a.Summary.ProgrammeId == target.Programme)
            .ToLookup(a => a.Summary.Standing.On(today, a.Summary.ValidUntil));
        var newest = standing[AwardStanding.Live].OrderByDescending(a => a.Summary.AwardedOn)
            .ThenBy(a => a.Summary.Id, StringComparer.Ordinal);
        return new(
            target,
            target.Counts == CountedBy.Holders ? [.. newest.DistinctBy(a => holderOf(a.Summary.Holder))] : [.. newest],
            standing.Where(s => s.Key != AwardStanding.Live).ToDictionary(s => s.Key, s => s.Count()),
            today);
    }
}

public enum TargetState
{
    UnderWay,
    Reached,

    /// <summary>Its year is over, and it is not reached.</summary>
    Missed,
}

/// <param name="Total">With those of the years before.</param>
public sealed record YearCount(int Year, int Count, int Total);

/// <param name="Desk">Id; null where none recommended it, or none is known.</param>
public sealed record DeskCount(string? Desk, int Count);

/// <param name="Type">Null for what is of no known type, as an award of an earlier year.</param>
public sealed record TypeCount(TypeName? Type, int Count);
