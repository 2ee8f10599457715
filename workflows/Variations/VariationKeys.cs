namespace Funding.Workflows.Variations;

internal static class VariationKeys
{
    public const string Variations = "variation:";

    /// <param name="number">From 1.</param>
    public static string Variation(int number) => Variations + Of(number);

    /// <summary>Its documents; apart from it, for a scan writes them whenever it has ended.</summary>
    public static string Papers(int number) => $"variation-papers:{Of(number)}";

    /// <summary>As the record names one.</summary>
    public static string Named(Variation variation) => variation.Number.ToString(CultureInfo.InvariantCulture);

    private static string Of(int number) => number.ToString("0000", CultureInfo.InvariantCulture);
}
