namespace Funding.Workflows.Awards;

/// <summary>What a file says of the change by which a member leaves, or leads.</summary>
public sealed record LeavingSettings
{
    /// <summary>The change by which a member takes part no longer (成员退出).</summary>
    public const string Change = "member-leaves";

    /// <summary>Working days in which a member that the lead wants to leave is heard; null where none is.</summary>
    public int? MemberWorkingDays { get; init; }

    /// <summary>Working days in which there have to be enough members again; null where too few keep it from being asked.</summary>
    public int? CorrectionWorkingDays { get; init; }
}
