namespace Funding.Rehearsals.Kinds.Person;

/// <summary>Identity numbers that are right by their form and nobody's.</summary>
public static class IdentityNumbers
{
    /// <summary>The number is 0 to 999, another person for each.</summary>
    public static string Of(int number) => BornOn(new(1950 + (number % 50), 2, 28), number);

    public static string BornOn(DateOnly day, int number = 17)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"330199{day:yyyyMMdd}{number % 1000:000}");
        return digits + IdentityNumber.CheckOf(digits);
    }
}
