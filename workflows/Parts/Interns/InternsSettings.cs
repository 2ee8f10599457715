namespace Funding.Workflows.Parts.Interns;

/// <summary>
/// Students whom an enterprise takes in, a row each, from a list that is uploaded. Of an identity number the keyed hash and the last four
/// characters are kept. The school of each confirms its rows by a mailed link before the submission.
/// </summary>
/// <param name="Scope">In which a student is named once a month, by all programmes and years that give the same.</param>
/// <param name="Levels">At which students learn.</param>
/// <param name="MaxRows">Rows at most; one is needed.</param>
public sealed record InternsSettings(Bilingual Title, string Scope, IReadOnlyList<FieldOption> Levels, int MaxRows)
{
    public const string Kind = "interns";

    public Bilingual? Hint { get; init; }

    /// <summary>The number field of the year in which the period of the claim ends; null where rows are of any time.</summary>
    public string? Year { get; init; }

    /// <summary>Month and day on which the period begins in the year before; it ends on the day before that in the year.</summary>
    public string From { get; init; } = "07-01";

    /// <summary>Whole months of one student that count at most.</summary>
    public int MostMonths { get; init; } = 6;

    /// <summary>Years of age that a student has on the first day at least.</summary>
    public int LeastAge { get; init; } = 16;

    /// <summary>Of which students the office calls a drawn sample; null where it calls none.</summary>
    public SampleRules? Sample { get; init; }

    /// <summary>The days within which all rows are.</summary>
    /// <param name="year">In which the period ends.</param>
    public (DateOnly First, DateOnly Last) PeriodOf(int year)
    {
        var ends = DateOnly.ParseExact($"{year:0000}-{From}", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return (ends.AddYears(-1), ends.AddDays(-1));
    }

    /// <exception cref="RefusedException">The programme has no such part.</exception>
    internal static PartOutline PartOf(Programme programme, string interns) =>
        programme.Parts.FirstOrDefault(p => p.Kind == Kind && p.Id == interns) ?? throw PartForm.NoSuchPage();
}
