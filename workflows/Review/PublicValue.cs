namespace Funding.Workflows.Review;

/// <summary>
/// A figure nobody can choose, named before it is known. Two people enter it alike when their normal forms agree:
/// full-width characters become half-width, white space and thousands separators go, letters become capitals, and
/// of a decimal figure leading zeros and the zeros that end its fraction go: "３,２７１.50 " is "3271.5".
/// </summary>
public static class PublicValue
{
    /// <exception cref="ArgumentException">Nothing is left, or it is longer than 64 characters.</exception>
    public static string Normalise(string text)
    {
        var value = Figure(Typed(text));
        return value.Length is > 0 and <= 64
            ? value
            : throw new ArgumentException("a public value has 1 to 64 characters", nameof(text));
    }

    /// <summary>What was typed, without white space and separators, its zeros still there.</summary>
    internal static string Typed(string text)
    {
        var kept = new StringBuilder();
        foreach (var character in text)
        {
            var half = HalfWidth.Of(character);
            if (!HalfWidth.IsInvisible(half) && half != ',')
                kept.Append(char.IsAsciiLetterLower(half) ? char.ToUpperInvariant(half) : half);
        }
        return kept.ToString();
    }

    private static string Figure(string value)
    {
        var parts = value.Split('.');
        if (parts.Length > 2 || !value.All(c => char.IsAsciiDigit(c) || c == '.') || parts[0].Length == 0) return value;
        var whole = parts[0].TrimStart('0');
        var fraction = parts.Length == 2 ? parts[1].TrimEnd('0') : "";
        return (whole.Length == 0 ? "0" : whole) + (fraction.Length == 0 ? "" : "." + fraction);
    }
}
