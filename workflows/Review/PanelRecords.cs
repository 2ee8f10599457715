namespace Funding.Workflows.Review;

/// <summary>A seat in an application's panel: the index row beside the expert's sheet.</summary>
public sealed record PanelMember(string ApplicationId, string ExpertId, string Alias, Party Seat, ReviewState State)
{
    public DateTimeOffset? AssignedAt { get; init; }

    public DateTimeOffset? SignedAt { get; init; }

    public static PanelMember Of(ReviewSheet sheet) => new(sheet.ApplicationId, sheet.ExpertId, sheet.ExpertAlias, sheet.Seat, sheet.State)
    {
        AssignedAt = sheet.AssignedAt,
        SignedAt = sheet.SignedAt,
    };
}

/// <summary>A seat that nobody holds. Its key tells whether somebody is looked for or nobody was found.</summary>
/// <param name="ExpertIdBefore">Who held it; for a seat that was never held "none" with party and number.</param>
/// <param name="Reason">Recusal, silence or shortfall.</param>
public sealed record EmptySeat(string ApplicationId, Party Seat, string ExpertIdBefore, string Reason, DateTimeOffset Since);

/// <summary>One expert's part in a round's review: counts that change with every sheet of theirs, and the reminders they had.</summary>
public sealed record Reviewer
{
    public required string ExpertId { get; init; }

    public required string Alias { get; init; }

    public required string Name { get; init; }

    public required Party Party { get; init; }

    /// <summary>When the expert was first invited.</summary>
    public required DateTimeOffset Opened { get; init; }

    public int Assigned { get; init; }

    public int Accepted { get; init; }

    public int Signed { get; init; }

    /// <summary>Recused by the expert.</summary>
    public int Recused { get; init; }

    /// <summary>Taken away after silence or at the close.</summary>
    public int Replaced { get; init; }

    /// <summary>Marks of the reminders had, see <see cref="ReviewerDecision.Mark"/>.</summary>
    public IReadOnlyList<string> Done { get; init; } = [];

    /// <summary>Sheets still to be signed.</summary>
    public int Open => Assigned + Accepted;

    /// <summary>Seats held.</summary>
    public int Load => Open + Signed;

    /// <summary>Counts a sheet out of one state and into another; null for a new or a removed one.</summary>
    public Reviewer Move(ReviewState? from, ReviewState? to) => Count(from, -1).Count(to, 1);

    private Reviewer Count(ReviewState? state, int by) => state switch
    {
        ReviewState.Assigned => this with { Assigned = Assigned + by },
        ReviewState.Accepted => this with { Accepted = Accepted + by },
        ReviewState.Signed => this with { Signed = Signed + by },
        ReviewState.Recused => this with { Recused = Recused + by },
        ReviewState.Replaced => this with { Replaced = Replaced + by },
        _ => this,
    };
}
