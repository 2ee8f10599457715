namespace Funding.Workflows.Applications;

/// <summary>What can be wrong with one answer. The field is the form's field id, or such as <c>owners[0].share</c>.</summary>
public static class AnswerRefusals
{
    public static Refusal Required(FormField f) => new("answer-required", f.Id, $"请填写“{f.Label.Zh}”。", $"Answer '{f.Label.En}'.");
    public static Refusal TooShort(FormField f, int length) =>
        new(
            "answer-too-short",
            f.Id,
            $"“{f.Label.Zh}”至少{f.MinLength}字，现为{length}字。",
            $"'{f.Label.En}' needs at least {f.MinLength} characters; it has {length}.");
    public static Refusal TooLong(FormField f, int length) =>
        new(
            "answer-too-long",
            f.Id,
            $"“{f.Label.Zh}”最多{f.MaxLength}字，现为{length}字。",
            $"'{f.Label.En}' may have at most {f.MaxLength} characters; it has {length}.");
    public static Refusal NotNumber(FormField f) =>
        new(
            "answer-not-a-number",
            f.Id,
            $"“{f.Label.Zh}”应为数字，只用数字和小数点，不加千位分隔符和单位。",
            $"'{f.Label.En}' must be a number: digits and a decimal point only, no separators, no unit.");
    public static Refusal TooManyDecimals(FormField f) => f.Decimals == 0
        ? new("answer-decimals", f.Id, $"“{f.Label.Zh}”应为整数。", $"'{f.Label.En}' must be a whole number.")
        : new("answer-decimals", f.Id, $"“{f.Label.Zh}”最多{f.Decimals}位小数。", $"'{f.Label.En}' may have at most {f.Decimals} decimals.");
    public static Refusal TooSmall(FormField f) =>
        new("answer-too-small", f.Id, $"“{f.Label.Zh}”不得小于{Plain(f.Min)}。", $"'{f.Label.En}' must be at least {Plain(f.Min)}.");
    public static Refusal TooLarge(FormField f) =>
        new("answer-too-large", f.Id, $"“{f.Label.Zh}”不得大于{Plain(f.Max)}。", $"'{f.Label.En}' must be at most {Plain(f.Max)}.");
    public static Refusal NotDate(FormField f) =>
        new(
            "answer-not-a-date",
            f.Id,
            $"“{f.Label.Zh}”应为真实存在的日期，格式如2026-03-01。",
            $"'{f.Label.En}' must be a real day, written as 2026-03-01.");
    public static Refusal TooEarly(FormField f) =>
        new("answer-too-early", f.Id, $"“{f.Label.Zh}”不得早于{Plain(f.Min)}年。", $"'{f.Label.En}' must not be before {Plain(f.Min)}.");
    public static Refusal TooLate(FormField f) =>
        new("answer-too-late", f.Id, $"“{f.Label.Zh}”不得晚于{Plain(f.Max)}年。", $"'{f.Label.En}' must not be after {Plain(f.Max)}.");
    public static Refusal NotOption(FormField f) =>
        new(
            "answer-not-an-option",
            f.Id,
            $"“{f.Label.Zh}”请从所列选项中选择：{string.Join("、", f.Options.Select(o => o.Label.Zh))}。",
            $"Choose one of the options of '{f.Label.En}': {string.Join("; ", f.Options.Select(o => o.Label.En))}.");
    public static Refusal NotYesNo(FormField f) =>
        new("answer-not-yes-or-no", f.Id, $"“{f.Label.Zh}”请选择“是”或“否”。", $"Answer '{f.Label.En}' with yes or no.");
    public static Refusal NotEmail(FormField f) =>
        new(
            "answer-not-an-email",
            f.Id,
            $"“{f.Label.Zh}”应为电子邮箱地址，如 name@example.edu.cn。",
            $"'{f.Label.En}' must be an e-mail address such as name@example.edu.cn.");
    public static Refusal NotPhone(FormField f) =>
        new(
            "answer-not-a-phone",
            f.Id,
            $"“{f.Label.Zh}”应为手机号码，或带区号的座机号码，如 0571-88000000。",
            $"'{f.Label.En}' must be a mobile number, or a landline with its area code such as 0571-88000000.");

    public static Refusal Unknown(string field) =>
        new("answer-unknown-field", field, $"申请表没有“{field}”这一项。", $"The form has no field '{field}'.");
    public static Refusal OverStorage(string field, int limit) =>
        new(
            "answer-over-storage",
            field,
            $"此项内容过长，草稿最多保存{limit}字。",
            $"This is too long to be kept; a draft holds at most {limit} characters a field.");
    public static Refusal Control(string field, int position, Rune found) =>
        new(
            "text-control-character",
            field,
            $"第{position}个字符（U+{found.Value:X4}）是控制字符，请删除。",
            $"Character {position} (U+{found.Value:X4}) is a control character; delete it.");
    public static Refusal Bidi(string field, int position, Rune found) =>
        new(
            "text-direction-mark",
            field,
            $"第{position}个字符（U+{found.Value:X4}）会改变文字方向，请删除。",
            $"Character {position} (U+{found.Value:X4}) changes the direction of the text; delete it.");
    public static Refusal LoneSurrogate(string field, int position) =>
        new(
            "text-broken-character",
            field,
            $"第{position}个字符不完整，请删除后重新输入。",
            $"Character {position} is incomplete; delete it and type it again.");

    private static string Plain(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
