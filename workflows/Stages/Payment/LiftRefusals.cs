namespace Funding.Workflows.Stages.Payment;

/// <summary>Why a withheld tranche does not go on by hand.</summary>
internal static class LiftRefusals
{
    private static readonly Texts Texts = new(typeof(LiftRefusals));

    public static Refusal NotWithheld() => new("tranche-not-withheld", null, Texts.Of("not-withheld")) { Kind = RefusalKind.Conflict };

    public static Refusal Waits(string name) => new("tranche-lift-waits", null, Texts.Of("waits", name)) { Kind = RefusalKind.Conflict };

    public static Refusal NothingWaits() => new("tranche-lift-none", null, Texts.Of("nothing-waits")) { Kind = RefusalKind.Conflict };

    public static Refusal NoTranche() => new("tranche-not-found", null, Texts.Of("no-tranche")) { Kind = RefusalKind.NotFound };

    public static Refusal NoDocument(int most) => new("document-required", "document", Texts.Of("no-document", most));
}
