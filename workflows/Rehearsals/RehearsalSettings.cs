namespace Funding.Workflows.Rehearsals;

/// <summary>What an administrator sets for a rehearsal, beside the launch itself.</summary>
/// <param name="Applications">1 to <see cref="MostApplications"/>.</param>
/// <param name="IneligibleShare">Per cent of the applications that officers find not eligible, 0 to 100.</param>
/// <param name="Experts">In the pool from each party that a panel needs, 0 to <see cref="MostExperts"/>.</param>
public sealed record RehearsalSettings(int Applications, int IneligibleShare, int Experts)
{
    public const int MostApplications = 500;

    public const int MostExperts = 300;

    public static readonly RehearsalSettings Usual = new(60, 10, 12);

    /// <summary>Every setting that is out of its range.</summary>
    public IEnumerable<Refusal> Check()
    {
        if (Applications is < 1 or > MostApplications)
            yield return RehearsalRefusals.OutOfRange("applications", 1, MostApplications);
        if (IneligibleShare is < 0 or > 100)
            yield return RehearsalRefusals.OutOfRange("ineligible", 0, 100);
        if (Experts is < 0 or > MostExperts)
            yield return RehearsalRefusals.OutOfRange("experts", 0, MostExperts);
    }

    /// <summary>Whether the application of that number is found not eligible: spread evenly, as many as the share says.</summary>
    /// <param name="number">From 1.</param>
    public bool IsIneligible(int number) => number * IneligibleShare / 100 > (number - 1) * IneligibleShare / 100;
}
