namespace Funding.Workflows.Stages.Committee;

/// <summary>The committee's mails on single cases; their texts stand beside the kind.</summary>
internal static class VoteMails
{
    public static readonly Texts Texts = new(typeof(CommitteeKind));

    /// <summary>To members and to deputies who were called upon: one a day, which names all their cases.</summary>
    public static readonly MailTemplate CasesToVote = Of(nameof(CasesToVote), "RoundName", "Count", "Items");

    /// <summary>To administrators: the same.</summary>
    public static readonly MailTemplate CasesOverdue = Of(nameof(CasesOverdue), "RoundName", "Count", "Items");

    /// <summary>To administrators, a mail of its own: it has a reason and is rare.</summary>
    public static readonly MailTemplate CaseReturned = Of(
        nameof(CaseReturned), "RoundName", "ApplicationName", "ApplicationNumber", "MemberName", "Reason");

    public static readonly IReadOnlyList<MailTemplate> All = [CasesToVote, CasesOverdue, CaseReturned];

    private static MailTemplate Of(string name, params string[] placeholders) =>
        new(name, true, placeholders) { Texts = Texts.Get };
}
