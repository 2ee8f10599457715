namespace Funding.Workflows.Stages.Forwarding;

internal static class ForwardingRefusals
{
    private static readonly Texts Texts = new(typeof(ForwardingRefusals));

    public static Refusal ForwardedAlready() => new("forwarded-already", null, Texts.Of("forwarded")) { Kind = RefusalKind.Conflict };

    public static Refusal NotForwarded() => new("not-forwarded", null, Texts.Of("not-forwarded")) { Kind = RefusalKind.Conflict };

    public static Refusal EnteredAlready() => new("outcome-entered", null, Texts.Of("entered")) { Kind = RefusalKind.Conflict };

    public static Refusal UnknownOutcome() => new("outcome-unknown", "outcome", Texts.Of("unknown"));

    public static Refusal Ahead(string field) => new("day-ahead", field, Texts.Of("ahead"));

    public static Refusal BeforeForwarding(DateOnly forwarded) =>
        new("outcome-before-forwarding", "decidedOn", Texts.Of("before", DayText.Of(forwarded)));

    public static Refusal NoDocument() => new("document-missing", PaperSlot.FieldOf(ForwardingSettings.Decision), Texts.Of("no-document"));
}
