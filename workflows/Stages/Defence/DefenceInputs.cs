namespace Funding.Workflows.Stages.Defence;

/// <summary>A time at which sessions can be held, the same in every room.</summary>
public readonly record struct DefenceTime(DateOnly Day, TimeOnly From, TimeOnly To)
{
    public bool Meets(DefenceTime other) => Day == other.Day && From < other.To && other.From < To;
}

/// <param name="Room">From 1 on.</param>
public sealed record DefencePlace(DateOnly Day, TimeOnly From, TimeOnly To, int Room)
{
    [JsonIgnore]
    public DefenceTime Time => new(Day, From, To);

    [JsonIgnore]
    public DateTimeOffset Begins => ShanghaiTime.At(Day, From);
}

/// <param name="Panel">Ids of the persons before whom it is; in order.</param>
public sealed record PlannedSession(string CaseId, DefencePlace Place, IReadOnlyList<string> Panel);

/// <param name="Subject">Whose it is: one that has several cases is heard on one at a time.</param>
/// <param name="Seats">Persons who hold a seat for it.</param>
/// <param name="Conflicted">Persons with a conflict of interest with it: they sit on it in no case.</param>
public sealed record DefenceCase(string Id, string Subject, IReadOnlyList<string> Seats, IReadOnlySet<string> Conflicted)
{
    /// <summary>Before whom it is heard.</summary>
    public IReadOnlyList<string> Panel { get; } =
        [.. Seats.Where(s => !Conflicted.Contains(s)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

/// <summary>When somebody cannot come.</summary>
/// <param name="Who">A person's id, or the subject of a case.</param>
public sealed record DefenceAway(string Who, DateOnly Day, TimeOnly From, TimeOnly To)
{
    [JsonIgnore]
    public DefenceTime Time => new(Day, From, To);
}

/// <summary>All that a plan depends on.</summary>
public sealed record DefenceInputs
{
    /// <summary>A set: between equals the one with the first number is taken.</summary>
    public required IReadOnlyList<DefenceCase> Cases { get; init; }

    /// <summary>Working days of the stage on which sessions can be, in order.</summary>
    public required IReadOnlyList<DateOnly> Days { get; init; }

    public required IReadOnlyList<DefenceHours> Hours { get; init; }

    /// <summary>Of a session.</summary>
    public required int Minutes { get; init; }

    /// <summary>At least between two sessions in one room.</summary>
    public required int BreakMinutes { get; init; }

    public required int Rooms { get; init; }

    public IReadOnlyList<DefenceAway> Away { get; init; } = [];

    /// <summary>Each day's times in order: a session follows the one before after the break.</summary>
    public IEnumerable<DefenceTime> Times()
    {
        foreach (var day in Days)
        {
            var next = 0;
            foreach (var hours in Hours)
            {
                for (next = Math.Max(next, Of(hours.From)); next + Minutes <= Of(hours.To); next += Minutes + BreakMinutes)
                    yield return new(day, At(next), At(next + Minutes));
            }
        }
    }

    // A time of day would run over midnight.
    private static int Of(TimeOnly time) => (time.Hour * 60) + time.Minute;

    private static TimeOnly At(int minutes) => new(minutes / 60, minutes % 60);
}
