namespace Funding.Platform.Lists;

/// <summary>A day as lists have it: 2023-06-01, 2023年6月1日, 2023/6/1, 2023.6.1, 20230601, or the number of days of a spreadsheet.</summary>
public static partial class ListDay
{
    // Serial numbers of 1954 to 2119: below and above it is no day that anybody means.
    private const int FirstSerial = 20_000;
    private const int LastSerial = 80_000;
    private static readonly DateOnly SerialZero = new(1899, 12, 30);

    /// <param name="isNumber">The spreadsheet keeps the cell as a number, as it does with its own days.</param>
    /// <returns>Null for what is no day.</returns>
    public static DateOnly? Of(string text, bool isNumber)
    {
        var plain = NormalForm.Nfkc(text).Trim();
        if (isNumber && int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            && serial is >= FirstSerial and <= LastSerial)
        {
            return SerialZero.AddDays(serial);
        }

        if (Day().Match(plain) is not { Success: true } match)
        {
            return null;
        }

        var (year, month, day) = (Part(match, "year"), Part(match, "month"), Part(match, "day"));
        return year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day) : null;
    }

    private static int Part(Match match, string name) => int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);

    // A time of midnight is what exports write behind a day.
    [GeneratedRegex(
        @"\A(?:(?<year>[0-9]{4})\s*[-/.年]\s*(?<month>[0-9]{1,2})\s*[-/.月]\s*(?<day>[0-9]{1,2})\s*日?|"
        + @"(?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2}))(?:[ T]00?:00(?::00)?)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Day();
}
