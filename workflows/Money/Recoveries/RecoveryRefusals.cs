namespace Funding.Workflows.Money.Recoveries;

/// <summary>Why nothing is put on record of what a holder owes.</summary>
internal static class RecoveryRefusals
{
    private static readonly Texts Texts = new(typeof(RecoveryRefusals));

    public static Refusal NoLine() => new("recovery-line-unknown", "line", Texts.Of("no-line"));

    public static Refusal NoTranche() => new("recovery-tranche-unknown", "tranche", Texts.Of("no-tranche"));

    public static Refusal NoReference(int most) => new("recovery-reference-required", "reference", Texts.Of("no-reference", most));

    public static Refusal ReferenceUsed(string reference, int number) =>
        new("recovery-reference-used", "reference", Texts.Of("reference-used", reference, number)) { Kind = RefusalKind.Conflict };

    public static Refusal Day() => new("recovery-day", "on", Texts.Of("day"));

    public static Refusal NoPaper() => new("recovery-paper-missing", RecoveryEntry.PaperField, Texts.Of("no-paper"));

    public static Refusal Infected() => new("recovery-paper-infected", null, Texts.Of("infected")) { Kind = RefusalKind.Conflict };

    public static Refusal BeyondOwed(Yuan open, Yuan amount) =>
        new("recovery-beyond-owed", "amount", Texts.Of("beyond-owed", amount.Shown(), open.Shown())) { Kind = RefusalKind.Conflict };

    public static Refusal BeyondPaid(Yuan left, Yuan amount) =>
        new("recovery-beyond-paid", "amount", Texts.Of("beyond-paid", amount.Shown(), left.Shown())) { Kind = RefusalKind.Conflict };

    public static Refusal BeyondTranche(Yuan left, Yuan amount) =>
        new("set-off-beyond-tranche", "amount", Texts.Of("beyond-tranche", amount.Shown(), left.Shown())) { Kind = RefusalKind.Conflict };

    public static Refusal TrancheTaken() =>
        new("set-off-tranche-taken", "against", Texts.Of("tranche-taken")) { Kind = RefusalKind.Conflict };

    public static Refusal NoSetOff() =>
        new("set-off-of-no-line", "against", Texts.Of("no-set-off")) { Kind = RefusalKind.Conflict };

    public static Refusal NoEntry() => new("recovery-not-found", null, Texts.Of("no-entry")) { Kind = RefusalKind.NotFound };

    public static Refusal Decided() => new("recovery-decided", null, Texts.Of("decided")) { Kind = RefusalKind.Conflict };

    public static Refusal TooMany(int most) => new("recoveries-too-many", null, Texts.Of("too-many", most)) { Kind = RefusalKind.Conflict };
}
