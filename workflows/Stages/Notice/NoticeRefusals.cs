namespace Funding.Workflows.Stages.Notice;

internal static class NoticeRefusals
{
    private static readonly Texts Texts = new(typeof(NoticeRefusals));

    public static Refusal EntryNotFound(string id) =>
        new("notice-entry-not-found", "application", Texts.Of("entry-not-found", id)) { Kind = RefusalKind.NotFound };

    public static Refusal PeriodClosed() => new("notice-closed", null, Texts.Of("period-closed")) { Kind = RefusalKind.Closed };

    public static Refusal Name() => new("name-required", "name", Texts.Of("name"));

    public static Refusal Contact() => new("contact-required", "contact", Texts.Of("contact"));

    public static Refusal ReasonsText() => new("reasons-required", "reasons", Texts.Of("reasons-text"));

    public static Refusal TooManyFiles(string field, int most) => new("too-many-files", field, Texts.Of("too-many-files", most));

    public static Refusal ObjectedAlready(string id) =>
        new("objected-already", null, Texts.Of("objected-already", id)) { Kind = RefusalKind.Conflict };

    public static Refusal TooManyOfPerson(int most) =>
        new("objections-limit", null, Texts.Of("too-many-of-person", most)) { Kind = RefusalKind.TooMany };

    public static Refusal TooManyOfRound(int most) =>
        new("objections-limit-round", null, Texts.Of("too-many-of-round", most)) { Kind = RefusalKind.TooMany };

    public static Refusal RoundCancelled() => new("round-cancelled", null, Texts.Of("round-cancelled")) { Kind = RefusalKind.Closed };

    public static Refusal ObjectionNotFound() =>
        new("objection-not-found", null, Texts.Of("objection-not-found")) { Kind = RefusalKind.NotFound };

    public static Refusal DecidedAlready() => new("objection-decided", null, Texts.Of("decided-already")) { Kind = RefusalKind.Conflict };

    public static Refusal OwnDecision() => new("separation-of-duties", null, Texts.Of("own-decision")) { Kind = RefusalKind.Forbidden };
}
