namespace Funding.Workflows.Money;

/// <summary>What one award or application has of a line.</summary>
public sealed record LineCase(string Case, Balances Holds)
{
    /// <summary>A reservation that its home has to follow; null where none is open.</summary>
    public OpenReservation? Open { get; init; }

    /// <summary>The pass of its last reservation; 0 before the first.</summary>
    public int LastPass { get; init; }

    /// <summary>Who is paid what is still to be paid, where the award passed to another holder; null for whom its payables name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LinePayee? Payee { get; init; }

    /// <summary>When the award began to pass to another holder; null where it does not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? PassingSince { get; init; }

    /// <summary>After a batch of postings.</summary>
    public LineCase After(Balances holds, IReadOnlyList<PostingDraft> drafts, DateTimeOffset at)
    {
        var own = drafts.Where(d => d.Key.Case == Case).ToList();
        var reserved = own.LastOrDefault(d => d.Follow is not null && d.Key.Purpose == PostingPurpose.Reserve);
        var isOver = Open is { } open && own.Any(d =>
            d.Key.Purpose is PostingPurpose.Release or PostingPurpose.Commit && d.Key.Pass == open.Pass);
        return this with
        {
            Holds = holds,
            LastPass = own.Where(d => d.Key.Purpose == PostingPurpose.Reserve).Select(d => d.Key.Pass).Append(LastPass).Max(),
            Open = reserved is not null ? new(reserved.Key.Pass, reserved.Amount, at, reserved.Follow!) : isOver ? null : Open,
        };
    }
}

/// <param name="Follow">The row that its home writes after it.</param>
public sealed record OpenReservation(int Pass, Yuan Amount, DateTimeOffset At, RowName Follow);

/// <summary>
/// Money first: a line reserves before the round or award commits. Where the process ended in between, nothing follows, and the
/// reservation is released. Pure.
/// </summary>
public static class ReservationDecision
{
    /// <summary>So long a home has for its own commit; it comes right after the reservation.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromMinutes(15);

    /// <param name="followed">The row of its home is there.</param>
    /// <returns>The release; null where the reservation stands, or has time.</returns>
    public static PostingDraft? Release(LineCase of, bool followed, DateTimeOffset now) =>
        of.Open is { } open && !followed && now - open.At >= Term && of.Holds.Reserved > Yuan.Zero
            ? PostingDraft.Of(of.Case, PostingPurpose.Release, Yuan.Min(open.Amount, of.Holds.Reserved), open.Pass) : null;
}
