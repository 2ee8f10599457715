namespace Funding.Workflows.Applications;

/// <summary>How typed text is read. Full-width digits and marks, as input methods give them, count as half-width.</summary>
public static partial class AnswerText
{
    /// <summary>Null when it is no number: digits, alone or in groups of three, at most one decimal point, an optional minus.</summary>
    public static decimal? Number(string? text) =>
        Narrow(text) is var narrow && PlainNumber().IsMatch(narrow)
        && decimal.TryParse(
            narrow.Replace(",", "", StringComparison.Ordinal),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number)
            ? number
            : null;

    /// <summary>Decimals as typed, trailing zeros not counted: 1.50 has one.</summary>
    public static int Decimals(decimal number) => (number / 1.0000000000000000000000000000m).Scale;

    /// <summary>Null when it is no day of the calendar written as 2026-03-01.</summary>
    public static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(Narrow(text), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>true for yes, false for no, null otherwise.</summary>
    public static bool? YesNo(string? text) => text switch { "yes" => true, "no" => false, _ => null };

    public static bool IsEmail(string text) =>
        text.Length <= 254 && !text.Any(char.IsWhiteSpace) && EmailShape().IsMatch(text)
        && MailAddress.TryCreate(text, out var address) && address.Address == text;

    /// <summary>A mobile number, a landline with area code, a 400 or 800 number, or an international number.</summary>
    public static bool IsPhone(string text) => PhoneShape().IsMatch(PhoneSeparators().Replace(Narrow(text), ""));

    private static string Narrow(string? text) => string.Concat((text ?? "").Trim().Select(HalfWidth.Of));

    // A comma elsewhere than between thousands may be somebody's decimal point, and is asked about.
    [GeneratedRegex(@"\A-?([0-9]{1,18}|[0-9]{1,3}(,[0-9]{3}){1,5})(\.[0-9]{1,10})?\z")]
    private static partial Regex PlainNumber();

    [GeneratedRegex(@"\A[^@<>(),;:""\[\]\\]+@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}\z")]
    private static partial Regex EmailShape();

    [GeneratedRegex(@"[ ()-]")]
    private static partial Regex PhoneSeparators();

    [GeneratedRegex(@"\A((\+?86)?1[3-9][0-9]{9}|(\+?86)?0[0-9]{9,11}(转[0-9]{1,6})?|[48]00[0-9]{7}|\+[1-9][0-9]{6,14})\z")]
    private static partial Regex PhoneShape();
}
