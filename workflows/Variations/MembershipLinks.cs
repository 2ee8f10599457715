namespace Funding.Workflows.Variations;

/// <summary>Addresses of the page behind the link of a member of an award.</summary>
public static class MembershipLinks
{
    public const string PageRoute = "/memberships/{award}/{party}";
    public const string AgreeRoute = PageRoute + "/agree";
    public const string DisagreeRoute = PageRoute + "/disagree";
    public const string LeaveRoute = PageRoute + "/leave";
    public const string TakeBackRoute = PageRoute + "/take-back";
    public const string DocumentRoute = PageRoute + "/documents/{document}";

    /// <summary>How long a link opens its page; a fresh one is sent to whoever may still have it.</summary>
    private const int Days = 90;

    /// <param name="party">Credit code of the member.</param>
    public static string Of(string route, string award, string party) => Url.Fill(route, award, party);

    public static string Document(string award, string party, string document) => Url.Fill(DocumentRoute, award, party, document);

    /// <param name="from">The day that its mail names.</param>
    public static LinkTerms Terms(string award, string party, DateOnly from) =>
        RoundMail.DeskLink(LinkPurpose.Membership, SubjectOf(award, party), from.AddDays(Days));

    public static string SubjectOf(string award, string party) => $"{award}:{party}";

    /// <returns>Award and party; null where it is no subject of such a link.</returns>
    public static (string Award, string Party)? Read(string subject) =>
        subject.LastIndexOf(':') is var at && at > 0 ? (subject[..at], subject[(at + 1)..]) : null;
}
