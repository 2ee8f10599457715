namespace Funding.Platform.Sms;

/// <summary>A mobile number of the mainland, in one form: 11 digits.</summary>
public static class MobileNumber
{
    private const int Digits = 11;
    private const int MostTyped = 30;

    /// <returns>Null for anything else; spaces, hyphens and the country's code are no matter.</returns>
    public static string? Read(string? typed)
    {
        if (typed is not { Length: <= MostTyped })
            return null;
        var text = string.Concat(typed.Select(HalfWidth.Of).Where(c => c is not (' ' or '-')));
        var number = text.StartsWith("+86", StringComparison.Ordinal) ? text[3..]
            : text.StartsWith("0086", StringComparison.Ordinal) ? text[4..] : text;
        return number.Length == Digits && number.All(char.IsAsciiDigit) && number[0] == '1' && number[1] >= '3' ? number : null;
    }

    /// <summary>The first three and the last four: enough for whoever knows it already.</summary>
    public static string Mask(string number) => $"{number[..3]}****{number[^4..]}";
}
