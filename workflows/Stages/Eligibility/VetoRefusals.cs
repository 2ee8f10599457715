namespace Funding.Workflows.Stages.Eligibility;

/// <summary>What is refused about veto items.</summary>
public static class VetoRefusals
{
    private static readonly Texts Texts = new(typeof(VetoRefusals));

    public static Refusal NotFound() => new("veto-not-found", null, Texts.Of("not-found")) { Kind = RefusalKind.NotFound };

    public static Refusal NotNow() => new("veto-not-now", null, Texts.Of("not-now")) { Kind = RefusalKind.Closed };

    /// <summary>One is open: it is decided before anything else is.</summary>
    public static Refusal Open() => new("veto-open", null, Texts.Of("open")) { Kind = RefusalKind.Conflict };

    public static Refusal TooMany(int most) => new("vetoes-too-many", null, Texts.Of("too-many", most)) { Kind = RefusalKind.Closed };

    public static Refusal NoKind() => new("veto-kind-missing", VetoEntry.KindField, Texts.Of("no-kind"));

    public static Refusal NoSource(int most) => new("veto-source-missing", VetoEntry.SourceField, Texts.Of("no-source", most));

    public static Refusal NoDay() => new("veto-day-out-of-range", VetoEntry.OnField, Texts.Of("no-day"));

    public static Refusal NoDocument() => new("document-required", VetoEntry.DocumentField, Texts.Of("no-document"));

    public static Refusal NoHearing() => new("veto-no-hearing", null, Texts.Of("no-hearing")) { Kind = RefusalKind.Closed };

    public static Refusal HeardFirst(DateOnly by) =>
        new("veto-heard-first", null, Texts.Of("heard-first", DayText.Of(by))) { Kind = RefusalKind.Conflict };

    public static Refusal Decided() => new("veto-decided", null, Texts.Of("decided")) { Kind = RefusalKind.Conflict };

    public static Refusal SecondOfficer() => new("second-person", null, Texts.Of("second-officer")) { Kind = RefusalKind.Forbidden };
}
