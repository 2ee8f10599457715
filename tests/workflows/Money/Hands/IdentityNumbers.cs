namespace Funding.Workflows.Tests.Money.Hands;

/// <summary>Identity numbers that are right by their form and nobody's.</summary>
internal static class IdentityNumbers
{
    public static string Of(int number)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"330199{1950 + (number % 50)}0229{number % 1000:000}")
            .Replace("0229", "0228", StringComparison.Ordinal);
        return digits + IdentityNumber.CheckOf(digits);
    }
}
