namespace Funding.Workflows.Rounds.Offers;

/// <param name="First">Nobody who came before the case is undecided.</param>
/// <param name="Holds">The case has a place: it came back, or moved up from the reserve.</param>
/// <param name="Counted">Places that are taken, its own included, and cases in reserve.</param>
public sealed record PlaceFacts(bool First, bool Holds, PlaceCount Counted);

/// <param name="Taken">Cases that hold a place.</param>
/// <param name="Reserve">Cases that wait for one; none while a place is free.</param>
public sealed record PlaceCount(int Taken, int Reserve)
{
    public static readonly PlaceCount None = new(0, 0);
}

public enum PlaceAnswer
{
    /// <summary>Somebody who came before is undecided.</summary>
    Wait,

    /// <summary>The case goes on with the place that it has, or without one where places are not counted.</summary>
    GoOn,

    /// <summary>It takes a place and goes on.</summary>
    Take,

    /// <summary>No place is left: it waits in reserve.</summary>
    Reserve,

    /// <summary>No place is left, and no place in reserve.</summary>
    Full,

    /// <summary>It does not pass, and gives back what it has.</summary>
    Fail,
}

/// <summary>Whether a case has a place: cases are decided in the order in which they came, and the first that pass have one.</summary>
public static class PlaceDecision
{
    /// <param name="places">Null where every case that passes goes on.</param>
    /// <param name="reserve">So many may wait.</param>
    /// <param name="passes">Asked only when it is the case's turn.</param>
    public static PlaceAnswer Of(PlaceFacts facts, int? places, int reserve, bool passes) =>
        !facts.First && !facts.Holds && places is not null ? PlaceAnswer.Wait
        : !passes ? PlaceAnswer.Fail
        : facts.Holds || places is null ? PlaceAnswer.GoOn
        : facts.Counted.Taken < places ? PlaceAnswer.Take
        : facts.Counted.Reserve < reserve ? PlaceAnswer.Reserve
        : PlaceAnswer.Full;
}
