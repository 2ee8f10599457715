namespace Funding.Workflows.Rounds;

/// <summary>What a round does next by itself; each is one activity of the same name and safe to repeat.</summary>
public enum RoundAct
{
    RemindRecommenders,
    CloseCall,
    CloseRecommendation,
    RemindOfficers,
    EscalateEligibility,
    CloseEligibility,
    RequestPublicValue,
    RemindPublicValue,
    AskDeputiesForPublicValue,
    DrawPanels,
    FillPanels,
    CloseReview,
    RankApplications,
    RequestApproval,
    RemindApproval,
    CallDeputies,
    ReturnToRanking,
    OpenPublicNotice,
    Announce,
}

/// <summary>What the rows say of a round: small, whatever its size.</summary>
public sealed record RoundFacts
{
    public required RoundStage Stage { get; init; }

    public required RoundDates Dates { get; init; }

    public required DateOnly PublicValueDay { get; init; }

    /// <summary>Acts of the present stage already done, with the number of the day for daily ones.</summary>
    public IReadOnlySet<string> Done { get; init; } = new HashSet<string>();

    /// <summary>Any application still waiting for an eligibility decision or a correction.</summary>
    public bool EligibilityOpen { get; init; }

    /// <summary>Two committee members have entered the same value.</summary>
    public bool PublicValueAgreed { get; init; }

    /// <summary>A seat of a panel is empty and nobody was found for it yet at this number of changes.</summary>
    public bool SeatsToFill { get; init; }

    public bool SheetsUnsigned { get; init; }

    /// <summary>A returned ranking waits for an administrator's word before it is ranked again.</summary>
    public bool RankingOnHold { get; init; }

    public int Approvals { get; init; }

    public bool ApprovalReturned { get; init; }

    /// <summary>The last notice period's closing moment; null while an objection is open.</summary>
    public DateTimeOffset? NoticeClearAt { get; init; }
}
