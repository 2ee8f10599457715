namespace Funding.Workflows.Stages.Agreement;

/// <summary>Whose turn it is.</summary>
public enum AgreementPhase
{
    /// <summary>The holder's: to propose, or to propose anew what was sent back.</summary>
    Proposal,

    /// <summary>An officer's.</summary>
    Verdict,

    /// <summary>Both sides': to upload the copies that they sealed.</summary>
    Seals,
}

/// <param name="Lines">Ids of the targets that it is about.</param>
public sealed record SentBack(IReadOnlyList<string> Lines, string Reason, string By, DateTimeOffset At);

/// <summary>How far a task book has come; a row of the duty, not there before it is proposed.</summary>
/// <param name="Proposed">As the holder proposed it last.</param>
/// <param name="DueOn">The last day of the next proposal, once it was sent back; null before.</param>
/// <param name="AgreedOn">Null until an officer has agreed.</param>
public sealed record AgreementState(
    TaskBook? Proposed, DateOnly? ProposedOn, string? ProposedBy, SentBack? SentBack, DateOnly? DueOn, DateOnly? AgreedOn)
{
    public const string Row = "agreement";

    public static readonly AgreementState Begun = new(null, null, null, null, null, null);

    [JsonIgnore]
    public AgreementPhase Phase => AgreedOn is not null ? AgreementPhase.Seals
        : Proposed is not null && SentBack is null ? AgreementPhase.Verdict : AgreementPhase.Proposal;

    /// <exception cref="RefusedException">It is proposed or agreed already.</exception>
    public AgreementState Propose(TaskBook book, string by, DateOnly today)
    {
        DemandProposal();
        return this with { Proposed = book, ProposedOn = today, ProposedBy = by, SentBack = null };
    }

    /// <exception cref="RefusedException">It is proposed or agreed already.</exception>
    public void DemandProposal()
    {
        if (Phase == AgreementPhase.Seals) throw new RefusedException(AgreementRefusals.AgreedAlready());
        if (Phase == AgreementPhase.Verdict) throw new RefusedException(AgreementRefusals.ProposedAlready());
    }

    /// <param name="lines">Ids of the targets that are to be changed; one at least.</param>
    /// <param name="dueOn">The last day of the next proposal.</param>
    /// <exception cref="RefusedException">Nothing is proposed, no line is named, or the reason is missing.</exception>
    public AgreementState SendBack(
        IReadOnlyList<Target> targets, IReadOnlyList<string> lines, string? reason, string by, DateTimeOffset at, DateOnly dueOn)
    {
        DemandVerdict();
        var problems = new List<Refusal>();
        if (lines.Count == 0) problems.Add(AgreementRefusals.NoLine());
        if (lines.FirstOrDefault(l => targets.All(t => t.Id != l)) is { } unknown) problems.Add(AgreementRefusals.UnknownLine(unknown));
        var text = Figures.Text(
            reason, "reason", TaskBookEntry.ShortestReason, ReportDecision.LongestText, required: true, problems);
        if (problems.Count > 0) throw new RefusedException(problems);
        return this with { SentBack = new(lines, text, by, at), DueOn = dueOn };
    }

    /// <exception cref="RefusedException">Nothing is proposed, or it is agreed already.</exception>
    public AgreementState Agree(DateOnly today)
    {
        DemandVerdict();
        return this with { AgreedOn = today };
    }

    private void DemandVerdict()
    {
        if (Phase == AgreementPhase.Seals) throw new RefusedException(AgreementRefusals.AgreedAlready());
        if (Phase == AgreementPhase.Proposal) throw new RefusedException(AgreementRefusals.NothingProposed());
    }
}
