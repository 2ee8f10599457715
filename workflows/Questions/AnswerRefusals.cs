namespace Funding.Workflows.Questions;

/// <summary>What can be wrong with one answer; the field is its id.</summary>
public static class AnswerRefusals
{
    private static readonly Texts Texts = new(typeof(AnswerRefusals));

    public static Refusal Required(FormField f) => new("answer-required", f.Id, Texts.Of("required", f.Label));
    public static Refusal TooShort(FormField f, int length) =>
        new("answer-too-short", f.Id, Texts.Of("too-short", f.Label, f.MinLength, length));
    public static Refusal TooLong(FormField f, int length) =>
        new("answer-too-long", f.Id, Texts.Of("too-long", f.Label, f.MaxLength, length));
    public static Refusal NotNumber(FormField f) => new("answer-not-a-number", f.Id, Texts.Of("not-number", f.Label));
    public static Refusal TooManyDecimals(FormField f) => f.Decimals == 0
        ? new("answer-decimals", f.Id, Texts.Of("whole", f.Label))
        : new("answer-decimals", f.Id, Texts.Of("decimals", f.Label, f.Decimals));
    public static Refusal TooSmall(FormField f) => new("answer-too-small", f.Id, Texts.Of("too-small", f.Label, Plain(f.Min)));
    public static Refusal TooLarge(FormField f) => new("answer-too-large", f.Id, Texts.Of("too-large", f.Label, Plain(f.Max)));
    public static Refusal NotDate(FormField f) => new("answer-not-a-date", f.Id, Texts.Of("not-date", f.Label));
    public static Refusal TooEarly(FormField f) => new("answer-too-early", f.Id, Texts.Of("too-early", f.Label, Plain(f.Min)));
    public static Refusal TooLate(FormField f) => new("answer-too-late", f.Id, Texts.Of("too-late", f.Label, Plain(f.Max)));
    public static Refusal NotOption(FormField f) =>
        new("answer-not-an-option", f.Id, Texts.Of("not-option", f.Label, Texts.Names(f.Options.Select(o => o.Label), "; ")));
    public static Refusal NotYesNo(FormField f) => new("answer-not-yes-or-no", f.Id, Texts.Of("not-yes-no", f.Label));
    public static Refusal NotEmail(FormField f) => new("answer-not-an-email", f.Id, Texts.Of("not-email", f.Label));
    public static Refusal NotPhone(FormField f) => new("answer-not-a-phone", f.Id, Texts.Of("not-phone", f.Label));

    private static string Plain(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
