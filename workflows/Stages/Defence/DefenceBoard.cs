namespace Funding.Workflows.Stages.Defence;

/// <summary>The times while they fill. Cases are numbered by their order, times by theirs.</summary>
internal sealed class DefenceBoard
{
    private readonly string[][] who;
    private readonly bool[][] open;
    private readonly HashSet<string>[] busy;
    private readonly int[] shapes;

    public DefenceBoard(DefenceInputs inputs)
    {
        Inputs = inputs;
        Times = [.. inputs.Times()];
        who = [.. inputs.Cases.Select(c => (string[])[.. c.Panel, SubjectOf(c)])];
        busy = [.. Times.Select(_ => new HashSet<string>(StringComparer.Ordinal))];
        Taken = [.. Times.Select(_ => new List<int>())];
        var away = inputs.Away.ToLookup(a => a.Who, a => a.Time, StringComparer.Ordinal);
        open = [.. inputs.Cases.Select(c => Times.Select(time =>
            !c.Panel.Append(c.Subject).Any(w => away[w].Any(time.Meets))).ToArray())];
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        shapes = [.. Times.Select((_, t) => string.Concat(open.Select(o => o[t] ? '1' : '0')))
            .Select(shape => known.TryAdd(shape, known.Count) ? known.Count - 1 : known[shape])];
    }

    public DefenceInputs Inputs { get; }

    public IReadOnlyList<DefenceTime> Times { get; }

    /// <summary>The cases at each time.</summary>
    public List<int>[] Taken { get; }

    public int Cases => who.Length;

    /// <summary>Nobody of it is away at the time.</summary>
    public bool IsOpen(int one, int time) => open[one][time];

    public bool CanBe(int one, int time) =>
        open[one][time] && Taken[time].Count < Inputs.Rooms && !Array.Exists(who[one], busy[time].Contains);

    /// <summary>Two empty times at which the same cases can be are one as good as the other.</summary>
    public bool IsLike(int time, int other) => Taken[time].Count == 0 && Taken[other].Count == 0 && shapes[time] == shapes[other];

    public void Put(int one, int time)
    {
        Taken[time].Add(one);
        busy[time].UnionWith(who[one]);
    }

    public void TakeBack(int one, int time)
    {
        Taken[time].Remove(one);
        busy[time].ExceptWith(who[one]);
    }

    public void Clear()
    {
        foreach (var time in Enumerable.Range(0, Times.Count))
        {
            Taken[time].Clear();
            busy[time].Clear();
        }
    }

    /// <summary>Members of the panel who sit on the other as well.</summary>
    public int Together(int one, int? other) =>
        other is { } before ? Inputs.Cases[one].Panel.Intersect(Inputs.Cases[before].Panel, StringComparer.Ordinal).Count() : 0;

    // A person and an applicant of one id are two.
    private static string SubjectOf(DefenceCase one) => "subject:" + one.Subject;
}
