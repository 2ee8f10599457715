namespace Funding.Workflows.Rehearsals;

public static class RehearsalRefusals
{
    private static readonly Texts Texts = new(typeof(RehearsalRefusals));

    public static Refusal OutOfRange(string field, int least, int most) =>
        new("rehearsal-out-of-range", field, Texts.Of("out-of-range", least, most));

    public static Refusal Busy() => new("rehearsal-busy", null, Texts.Of("busy")) { Kind = RefusalKind.Unavailable };

    public static Refusal None() => new("rehearsal-not-found", null, Texts.Of("none")) { Kind = RefusalKind.NotFound };

    public static Refusal NoMail() => new("rehearsal-mail-not-found", null, Texts.Of("no-mail")) { Kind = RefusalKind.NotFound };
}
