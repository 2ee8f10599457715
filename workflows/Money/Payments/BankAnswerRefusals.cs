namespace Funding.Workflows.Money.Payments;

/// <summary>What is wrong with a line of a bank's answer; each names the line as a spreadsheet counts.</summary>
internal static class BankAnswerRefusals
{
    public const string Field = "answer";

    private static readonly Texts Texts = new(typeof(BankAnswerRefusals));

    public static Refusal NoFile() => new("bank-answer-missing", Field, Texts.Of("no-file"));

    public static Refusal TooLarge(int megabytes) =>
        new("bank-answer-too-large", Field, Texts.Of("too-large", megabytes)) { Kind = RefusalKind.TooLarge };

    public static Refusal Foreign(int line, string reference) => At(line, "foreign", reference);

    public static Refusal OtherRun(int line, string reference) => At(line, "other-run", reference);

    public static Refusal Twice(int line, string reference) => At(line, "twice", reference);

    public static Refusal OtherAccount(int line, string reference, string tail) => At(line, "other-account", reference, tail);

    public static Refusal OtherAmount(int line, string reference, Yuan amount) => At(line, "other-amount", reference, amount.Shown());

    public static Refusal UnknownState(int line, string state) => At(line, "unknown-state", state);

    public static Refusal Day(int line) => At(line, "day");

    public static Refusal Contradicts(int line, string reference, ItemOutcome known) =>
        At(line, "contradicts", reference, Texts.Of($"outcome.{known}"));

    public static Refusal Sum(int line, Yuan sum) => At(line, "sum", sum.Shown());

    private static Refusal At(int line, string rule, params object[] values) =>
        new($"bank-answer-{rule}", Field, Texts.Of(rule, [line, .. values])) { Kind = RefusalKind.Invalid };
}
