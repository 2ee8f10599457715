namespace Funding.Workflows.Stages.Committee;

internal static class ApprovalRefusals
{
    private static readonly Texts Texts = new(typeof(ApprovalRefusals));

    public static Refusal NotYours() => new("approval-not-yours", null, Texts.Of("not-yours")) { Kind = RefusalKind.Forbidden };

    public static Refusal NotOpen() => new("approval-not-open", null, Texts.Of("not-open")) { Kind = RefusalKind.Closed };

    public static Refusal Conflict() => new("conflict-declared", null, Texts.Of("conflict")) { Kind = RefusalKind.Forbidden };

    public static Refusal VotedAlready() => new("voted-already", null, Texts.Of("voted-already")) { Kind = RefusalKind.Conflict };

    public static Refusal VotedOnCase() => new("voted-already", null, Texts.Of("voted-on-case")) { Kind = RefusalKind.Conflict };

    public static Refusal OtherNumber(int votes, int chosen) =>
        new("committee-of-another-size", "committee", Texts.Of("other-number", votes, chosen));

    /// <summary>The same for one that is not there and for one that is not before the reader: nothing is told of it.</summary>
    public static Refusal NoCase(string id) =>
        new("case-not-found", "application", Texts.Of("no-case", id)) { Kind = RefusalKind.NotFound };
}
