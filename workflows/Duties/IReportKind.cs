namespace Funding.Workflows.Duties;

/// <summary>What those who filed a report are told.</summary>
public enum ReportNews
{
    /// <summary>To the holder: closed with a grade.</summary>
    Judged,

    /// <summary>To the holder: to be filed once more.</summary>
    ToCorrect,

    /// <summary>To who judged: the second officer gave the verdict back.</summary>
    Returned,
}

/// <summary>A kind of duty that is a report by lines, judged with a grade.</summary>
public interface IReportKind : IDutyKind, IPaperKind
{
    ReportRules RulesOf(DutyView at);

    /// <summary>What is reported on: the targets with what was agreed, and what years before reported.</summary>
    Task<ReportEntry> EntryAsync(DutyView at, CancellationToken cancellation);

    /// <summary>Puts the mails of a verdict into the commit that it is made by.</summary>
    /// <param name="at">Of the report.</param>
    /// <param name="state">As it is after that.</param>
    void Tell(ReportNews news, DutyView at, ReportState state, Commit commit);
}
