namespace Funding.Platform.Organisations;

/// <summary>公民身份号码, GB 11643-1999: what a person enters by mistake where a credit code belongs, for both have 18 characters.</summary>
public static class IdentityNumber
{
    private const int Length = 18;
    private const string Checks = "10X98765432";

    /// <summary>17 digits with a possible day of birth in the 7th to 14th, and the check character that belongs to them.</summary>
    /// <param name="text">Half-width capitals and digits.</param>
    public static bool IsOne(string text)
    {
        if (text.Length != Length || text.AsSpan(0, Length - 1).IndexOfAnyExceptInRange('0', '9') >= 0)
            return false;
        var sum = 0;
        for (var (i, weight) = (Length - 2, 2); i >= 0; i--, weight = weight * 2 % 11)
            sum += (text[i] - '0') * weight;
        return Checks[sum % 11] == text[^1]
            && DateOnly.TryParseExact(text.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born)
            && born.Year is >= 1900 and < 2100;
    }
}
