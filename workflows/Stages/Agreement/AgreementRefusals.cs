namespace Funding.Workflows.Stages.Agreement;

internal static class AgreementRefusals
{
    private static readonly Texts Texts = new(typeof(AgreementRefusals));

    public static Refusal ProposedAlready() => new("task-book-proposed", null, Texts.Of("proposed")) { Kind = RefusalKind.Conflict };

    public static Refusal AgreedAlready() => new("task-book-agreed", null, Texts.Of("agreed")) { Kind = RefusalKind.Closed };

    public static Refusal NothingProposed() => new("task-book-not-proposed", null, Texts.Of("nothing")) { Kind = RefusalKind.Conflict };

    public static Refusal NoLine() => new("line-missing", "lines", Texts.Of("no-line"));

    public static Refusal UnknownLine(string id) => new("line-unknown", "lines", Texts.Of("unknown-line", id));

    public static Refusal OtherBook() => new("task-book-changed", null, Texts.Of("changed")) { Kind = RefusalKind.Conflict };

    public static Refusal TooManyCodes(TimeSpan wait) =>
        new("codes-too-many", "code", Texts.Of("too-many-codes", Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes))))
        { Kind = RefusalKind.TooMany };

    public static Refusal NotThere() => new("task-book-not-found", null, Texts.Of("not-there")) { Kind = RefusalKind.NotFound };
}
