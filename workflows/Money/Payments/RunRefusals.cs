namespace Funding.Workflows.Money.Payments;

internal static class RunRefusals
{
    private static readonly Texts Texts = new(typeof(RunRefusals));

    public static Refusal NotFound() => new("payment-run-not-found", "run", Texts.Of("not-found")) { Kind = RefusalKind.NotFound };

    public static Refusal NoBank() => new("bank-unknown", "bank", Texts.Of("no-bank"));

    public static Refusal NotNow(RunState state) =>
        new("payment-run-state", null, Texts.Of("not-now", Texts.Of($"state.{state}"))) { Kind = RefusalKind.Conflict };

    public static Refusal OtherMaker(string name) =>
        new("payment-run-of-another", null, Texts.Of("other-maker", name)) { Kind = RefusalKind.Forbidden };

    public static Refusal OtherChecker(string name) =>
        new("payment-run-checked-by-another", null, Texts.Of("other-checker", name)) { Kind = RefusalKind.Forbidden };

    public static Refusal Empty() => new("payment-run-empty", null, Texts.Of("empty")) { Kind = RefusalKind.Conflict };

    public static Refusal NothingChosen() => new("payables-not-chosen", "payable", Texts.Of("nothing-chosen"));

    public static Refusal NotTicked(int left) =>
        new("payments-not-ticked", null, Texts.Of("not-ticked", left)) { Kind = RefusalKind.Conflict };

    public static Refusal NoItem() => new("payment-not-found", "item", Texts.Of("no-item")) { Kind = RefusalKind.NotFound };

    public static Refusal OtherSum() => new("confirmation-mismatch", "sum", Texts.Of("other-sum"));

    public static Refusal NotWaiting(string award, string tranche) =>
        new("payable-not-waiting", "payable", Texts.Of("not-waiting", award, tranche)) { Kind = RefusalKind.Conflict };

    public static Refusal Conflict(string organisation) =>
        new("payment-conflict", null, Texts.Of("conflict", organisation)) { Kind = RefusalKind.Forbidden };

    public static Refusal AccountMoved(string organisation) =>
        new("payment-account-moved", null, Texts.Of("account-moved", organisation)) { Kind = RefusalKind.Conflict };

    public static Refusal NotSent() => new("payment-file-missing", null, Texts.Of("not-sent")) { Kind = RefusalKind.Conflict };

    public static Refusal Characters() => new("bank-characters", null, Texts.Of("characters")) { Kind = RefusalKind.Conflict };

    public static Refusal Settling() => new("bank-answer-settling", null, Texts.Of("settling")) { Kind = RefusalKind.Conflict };
}
