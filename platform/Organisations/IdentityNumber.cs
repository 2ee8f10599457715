namespace Funding.Platform.Organisations;

/// <summary>公民身份号码, GB 11643-1999: 17 digits and a check character, which may be X.</summary>
public static class IdentityNumber
{
    public const int Length = 18;

    private const string Checks = "10X98765432";

    /// <summary>
    /// What a person enters by mistake where a credit code belongs, for both have 18 characters: 17 digits with a possible day of birth,
    /// and the check character that belongs to them.
    /// </summary>
    /// <param name="text">Half-width capitals and digits.</param>
    public static bool IsOne(string text) => HasForm(text) && CheckOf(text) == text[^1] && BornOn(text) is not null;

    /// <summary>17 digits and one more, or X.</summary>
    public static bool HasForm(string text) =>
        text.Length == Length && text.AsSpan(0, Length - 1).IndexOfAnyExceptInRange('0', '9') < 0
        && (char.IsAsciiDigit(text[^1]) || text[^1] == 'X');

    /// <summary>The check character of the first 17 digits.</summary>
    public static char CheckOf(string digits)
    {
        var sum = 0;
        for (var (i, weight) = (Length - 2, 2); i >= 0; i--, weight = weight * 2 % 11)
            sum += (digits[i] - '0') * weight;
        return Checks[sum % 11];
    }

    /// <summary>The day of birth that stands in the 7th to 14th digit; null for none from 1900 to 2099.</summary>
    public static DateOnly? BornOn(string text) =>
        DateOnly.TryParseExact(text.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born)
        && born.Year is >= 1900 and < 2100 ? born : null;
}
