namespace Funding.Workflows.Letters;

internal static class LetterRefusals
{
    private static readonly Texts Texts = new(typeof(LetterRefusals));

    public static Refusal Missing(string field) => new("letter-part-missing", field, Texts.Of("missing"));

    public static Refusal TooLong(string field, int limit) =>
        new("letter-part-too-long", field, Texts.Of("too-long", Texts.Number(limit))) { Kind = RefusalKind.Invalid };

    public static Refusal Heading(string field, int line) => new("letter-heading", field, Texts.Of("heading", line));

    public static Refusal NotOut() => new("letter-not-out", null, Texts.Of("not-out")) { Kind = RefusalKind.Conflict };

    public static Refusal Unchanged(int version) =>
        new("letter-unchanged", null, Texts.Of("unchanged", version)) { Kind = RefusalKind.Conflict };

    public static Refusal NoReason() => new("letter-reason-missing", "reason", Texts.Of("no-reason"));

    public static Refusal NotFound() => new("letter-not-found", null, Texts.Of("not-found")) { Kind = RefusalKind.NotFound };
}
