namespace Funding.Platform.Lists;

public static partial class ListNumber
{
    /// <summary>
    /// Whether a spreadsheet took a long code for a number and lost of it: 9.1330E+17, or its digits with zeros in place of the lost ones.
    /// </summary>
    public static bool HasLostDigits(string text) => Made().IsMatch(text);

    [GeneratedRegex(@"\A[0-9](\.[0-9]+)?[Ee]\+?[0-9]{1,3}\z|\A[0-9]{15}[0-9]*000\z")]
    private static partial Regex Made();
}
