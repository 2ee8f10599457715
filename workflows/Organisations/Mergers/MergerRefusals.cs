namespace Funding.Workflows.Organisations.Mergers;

internal static class MergerRefusals
{
    /// <summary>The field of the code that stays.</summary>
    public const string Into = "into";

    private static readonly Texts Texts = new(typeof(MergerRefusals));

    /// <summary>For an applicant who begins under a code that was given up.</summary>
    public static Refusal UseOther(Merger merger) =>
        new("organisation-merged", "creditCode", Texts.Of("use-other", merger.From, merger.IntoName, merger.Into))
        {
            Kind = RefusalKind.Conflict,
        };

    public static Refusal Same() => new("merger-same", Into, Texts.Of("same"));

    public static Refusal GivenUpBefore(Merger before) =>
        new("merger-again", null, Texts.Of("again", before.From, before.Into)) { Kind = RefusalKind.Conflict };

    public static Refusal Leads(Merger other) => new("merger-leads", Into, Texts.Of("leads", other.From, other.Into));

    public static Refusal Stays(Merger behind) =>
        new("merger-stays", null, Texts.Of("stays", behind.From, behind.Into)) { Kind = RefusalKind.Conflict };

    public static Refusal Running(IReadOnlyList<Bilingual> rounds) =>
        new("merger-running", null, Texts.Of("running", Texts.Names(rounds))) { Kind = RefusalKind.Conflict };

    public static Refusal Own() => new("merger-own", null, Texts.Of("own")) { Kind = RefusalKind.Forbidden };

    public static Refusal Unknown(string code) => new("merger-unknown", Into, Texts.Of("unknown", code));

    public static Refusal NoDocument(string field, int most) => new("merger-document", field, Texts.Of("document", most));

    public static Refusal Waits(Merger merger) =>
        new("merger-waits", null, Texts.Of("waits", merger.From, merger.Into)) { Kind = RefusalKind.Conflict };

    public static Refusal TooManyWaiting(int most) =>
        new("mergers-waiting", null, Texts.Of("too-many", most)) { Kind = RefusalKind.Conflict };

    public static Refusal NothingWaits() => new("merger-decided", null, Texts.Of("decided")) { Kind = RefusalKind.Conflict };

    public static Refusal SecondPerson() => new("merger-second-person", null, Texts.Of("second")) { Kind = RefusalKind.Forbidden };

    public static Refusal OtherCode() => new("merger-other-code", "confirmation", Texts.Of("other-code"));

    public static Refusal NotFound(string code) =>
        new("merger-not-found", null, Texts.Of("not-found", code)) { Kind = RefusalKind.NotFound };
}
