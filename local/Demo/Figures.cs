namespace Funding.Local.Demo;

/// <summary>Figures as institutions of that size report them; the same for an institution in every run, and no two alike.</summary>
internal static class Figures
{
    private static readonly Dictionary<string, string> AreaCodes = new()
    {
        ["hangzhou"] = "0571",
        ["ningbo"] = "0574",
        ["wenzhou"] = "0577",
        ["jiaxing"] = "0573",
        ["huzhou"] = "0572",
        ["shaoxing"] = "0575",
        ["jinhua"] = "0579",
        ["quzhou"] = "0570",
        ["zhoushan"] = "0580",
        ["taizhou"] = "0576",
        ["lishui"] = "0578",
    };

    /// <summary>What a number of the form is, in its own unit.</summary>
    /// <returns>Null for a field that is not known here: its bounds say then what is possible.</returns>
    public static decimal? Of(Institution institution, string field) => field switch
    {
        "valued-total" => Money(institution, field, 1_150, 9_800),
        "students" => Whole(institution, field, 386, 2_940),
        "joint-training-share" => Share(institution, field, 34, 91),
        "dual-teacher-share" => Share(institution, field, 57, 89),
        "employment-rate" => Share(institution, field, 93, 99.4m),
        "training-person-days" => Whole(institution, field, 2_860, 47_300),
        "technical-service-income" => Money(institution, field, 68, 1_890),
        "planned-investment" => Money(institution, field, 540, 5_300),
        _ => null,
    };

    /// <summary>Between 0 and 1, below 1.</summary>
    public static decimal Scatter(Institution institution, string of)
    {
        var hash = 2_166_136_261u;
        foreach (var part in $"{institution.Number}:{of}")
            hash = (hash ^ part) * 16_777_619;
        hash ^= hash >> 15;
        return hash * 2_246_822_519u % 100_003 / 100_003m;
    }

    /// <summary>One of several, of the institution's own.</summary>
    public static T One<T>(Institution institution, string of, IReadOnlyList<T> choices) =>
        choices[(int)(Scatter(institution, of) * choices.Count)];

    /// <summary>When the college was founded: between 2014 and 2022, in a month in which such a document is signed.</summary>
    public static DateOnly Founded(Institution institution) => new(
        2014 + (int)(Scatter(institution, "year") * 9),
        One(institution, "month", [3, 5, 6, 9, 10, 12]),
        1 + (int)(Scatter(institution, "day") * 28));

    /// <summary>A landline of the city; the number is nobody's.</summary>
    public static string Telephone(Institution institution) => string.Create(
        CultureInfo.InvariantCulture,
        $"{AreaCodes.GetValueOrDefault(institution.Desk, "0571")}-8{(int)(Scatter(institution, "telephone") * 10_000_000):D7}");

    private static decimal Whole(Institution institution, string field, int from, int to) =>
        from + Math.Floor(Scatter(institution, field) * (to - from));

    private static decimal Share(Institution institution, string field, decimal from, decimal to) =>
        Math.Round(from + (Scatter(institution, field) * (to - from)), 1);

    // Sums are typed to the hundredth, many of them round.
    private static decimal Money(Institution institution, string field, int from, int to)
    {
        var sum = from + (Scatter(institution, field) * (to - from));
        return institution.Number % 3 == 0 ? Math.Floor(sum / 10) * 10 : Math.Round(sum, 2);
    }
}
