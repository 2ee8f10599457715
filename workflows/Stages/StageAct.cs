namespace Funding.Workflows.Rounds;

/// <summary>What a round does next by itself; each is one activity of the same name and safe to repeat.</summary>
public enum RoundAct
{
    RestoreDrafts,
    RemindRecommenders,
    CloseCall,
    CloseRecommendation,
    RemindOfficers,
    EscalateEligibility,
    CloseEligibility,
    FixRosters,
    RequestPublicValue,
    RemindPublicValue,
    AskDeputiesForPublicValue,
    DrawPanels,
    FillPanels,
    EscalateUnscored,
    CloseReview,
    RankApplications,
    RemindReturnedRanking,
    RequestApproval,
    RemindApproval,
    CallDeputies,
    ReturnToRanking,
    OpenPublicNotice,
    Announce,
    WindUp,
}

/// <summary>What the rows say of a round: small, whatever its size.</summary>
public sealed record RoundFacts
{
    public required RoundStage Stage { get; init; }

    public required RoundDates Dates { get; init; }

    public required DateOnly PublicValueDay { get; init; }

    /// <summary>A closing act that has begun and goes on whatever else has changed.</summary>
    public RoundAct? Sealed { get; init; }

    /// <summary>Acts of the present stage already done, with the day for daily ones.</summary>
    public IReadOnlySet<string> Done { get; init; } = new HashSet<string>();

    /// <summary>A draft lapsed at a close that was taken back since; asked only while the call is open.</summary>
    public bool DraftsLapsed { get; init; }

    /// <summary>Any application still waiting for an eligibility decision or a correction.</summary>
    public bool EligibilityOpen { get; init; }

    /// <summary>Two committee members have entered the same value.</summary>
    public bool PublicValueAgreed { get; init; }

    /// <summary>A seat of a panel is empty and nobody was found for it yet at this number of changes.</summary>
    public bool SeatsToFill { get; init; }

    public bool SheetsUnsigned { get; init; }

    /// <summary>An application has no signed sheet at all; asked only when the review could close.</summary>
    public bool Unscored { get; init; }

    /// <summary>Since when a returned ranking waits for an administrator's word before it is ranked again.</summary>
    public DateTimeOffset? RankingHeldSince { get; init; }

    /// <summary>Votes for it, without those of members who declared a conflict since.</summary>
    public int Approvals { get; init; }

    /// <summary>So many members declared a conflict that without a deputy there cannot be two votes.</summary>
    public bool MembersConflicted { get; init; }

    public bool ApprovalReturned { get; init; }

    /// <summary>Every notice period is over and no objection holds an entry.</summary>
    public bool NoticeMayClose { get; init; }

    /// <summary>The next end of a notice period; null when only decisions are awaited.</summary>
    public DateTimeOffset? NoticeLooksAgainAt { get; init; }
}
