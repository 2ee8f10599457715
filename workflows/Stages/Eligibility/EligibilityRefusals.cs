namespace Funding.Workflows.Stages.Eligibility;

internal static class EligibilityRefusals
{
    private static readonly Texts Texts = new(typeof(EligibilityRefusals));

    public static Refusal NotOpen() => new("eligibility-not-open", null, Texts.Of("not-open")) { Kind = RefusalKind.Closed };

    public static Refusal CorrectionUsed() => new("correction-used", null, Texts.Of("correction-used")) { Kind = RefusalKind.Conflict };

    public static Refusal CorrectionRunning() =>
        new("correction-running", null, Texts.Of("correction-running")) { Kind = RefusalKind.Conflict };

    public static Refusal RulesFail(string which) => new("rules-fail", "eligible", Texts.Of("rules-fail", which));

    public static Refusal OwnConflict() => new("conflict-declared", null, Texts.Of("own-conflict")) { Kind = RefusalKind.Forbidden };

    public static Refusal CheckedAlready() =>
        new("reopening-checked", "stage", Texts.Of("reopening-checked")) { Kind = RefusalKind.Conflict };
}
