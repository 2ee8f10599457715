namespace Funding.Workflows.Stages.Defence;

/// <summary>A case that is to be heard; the row that keeps the stage open.</summary>
/// <param name="Subject">Credit code of its applicant.</param>
public sealed record OpenDefence(string CaseId, string Subject, string OrganisationName, string Title)
{
    [JsonIgnore]
    public string Name => Application.NameOf(Title, OrganisationName);
}

/// <summary>What a plan was made with, and how far it is: one row, through which every change of sessions goes.</summary>
/// <param name="Number">1 the first time, one more for each plan that is made.</param>
/// <param name="Rooms">What the rooms are called, in order.</param>
/// <param name="Address">Where they are, or how one joins.</param>
/// <param name="Changes">How often a session was moved by hand.</param>
public sealed record DefencePlan(
    int Number, IReadOnlyList<string> Rooms, string Address, string MadeBy, DateTimeOffset MadeAt, int Changes = 0)
{
    public string? PublishedBy { get; init; }

    /// <summary>From then on there are sessions, and whoever a change concerns is told.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Everybody was written to.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <param name="room">From 1 on.</param>
    public string RoomOf(int room) => room >= 1 && room <= Rooms.Count ? Rooms[room - 1] : room.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The sessions of a plan until they are published; gone once everybody is told.</summary>
public sealed record DefenceDraft(int Number, IReadOnlyList<PlannedSession> Sessions)
{
    /// <summary>Cases that one plan may have: it is one row.</summary>
    public const int MostCases = 500;

    /// <summary>Those of cases that are still to be heard.</summary>
    public IReadOnlyList<PlannedSession> Standing(DefenceInputs inputs)
    {
        var open = inputs.Cases.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return [.. Sessions.Where(s => open.Contains(s.CaseId))];
    }
}

/// <summary>When persons and applicants cannot come, as an officer entered it.</summary>
public sealed record DefenceAways(IReadOnlyList<DefenceAway> Items)
{
    public const int Most = 300;

    public static readonly DefenceAways None = new([]);
}

public enum DefenceState
{
    Waiting,
    Arrived,
    InRoom,
    Heard,

    /// <summary>Did not come; an officer decides.</summary>
    Absent,

    /// <summary>Did not come, and is out of the round by an officer's decision.</summary>
    Failed,
    Withdrawn,
}

/// <summary>A session that was published, and what became of it.</summary>
public sealed record DefenceSession
{
    public required string CaseId { get; init; }

    /// <inheritdoc cref="OpenDefence"/>
    public required string Subject { get; init; }

    public required string OrganisationName { get; init; }

    public required string Title { get; init; }

    public required DefencePlace Place { get; init; }

    /// <summary>Before whom it is.</summary>
    public required IReadOnlyList<string> Panel { get; init; }

    public DefenceState State { get; init; }

    public DateTimeOffset? ArrivedAt { get; init; }

    public DateTimeOffset? BeganAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it is out of the round.</summary>
    public string? Reason { get; init; }

    /// <summary>Who decided so.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>How often its place was changed since it was published.</summary>
    public int Moves { get; init; }

    [JsonIgnore]
    public string Name => Application.NameOf(Title, OrganisationName);

    [JsonIgnore]
    public PlannedSession Planned => new(CaseId, Place, Panel);
}

/// <summary>A move that is to be told; told once, with the place before the first one that was not.</summary>
public sealed record UntoldMove(string CaseId, DefencePlace Before);

/// <summary>What a member of a panel wrote of a case.</summary>
public sealed record DefenceNote(string CaseId, string ExpertId, string Text, DateTimeOffset At)
{
    /// <summary>Characters.</summary>
    public const int Most = 2000;
}
