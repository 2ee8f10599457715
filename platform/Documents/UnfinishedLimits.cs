namespace Funding.Platform.Documents;

/// <summary>
/// How much may be under way at a time: uploads that were announced and neither finished nor given up. Bytes are those
/// announced.
/// </summary>
public sealed class UnfinishedLimits
{
    [Range(1, 1_000)]
    public int PerPerson { get; set; } = 10;

    [Range(50L << 20, 100L << 30)]
    public long BytesPerPerson { get; set; } = 200L << 20;

    /// <summary>Of everybody who fills in one application.</summary>
    [Range(1, 1_000)]
    public int PerApplication { get; set; } = 20;

    [Range(50L << 20, 100L << 30)]
    public long BytesPerApplication { get; set; } = 400L << 20;

    [Range(1, 1_000_000)]
    public int PerInstallation { get; set; } = 1_000;

    [Range(50L << 20, 100L << 40)]
    public long BytesPerInstallation { get; set; } = 20L << 30;

    /// <summary>
    /// Uploads that one person may announce within a day, finished ones included: each leaves a row for as long as it may be asked
    /// about.
    /// </summary>
    [Range(1, 1_000)]
    public int BegunPerPersonAndDay { get; set; } = 300;

    /// <returns>What is out of range or contradicts another limit; null when all is well.</returns>
    internal static string? Fault(UnfinishedLimits limits)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(limits, new ValidationContext(limits), faults, validateAllProperties: true);
        if (limits.PerPerson > limits.PerInstallation || limits.PerApplication > limits.PerInstallation)
            faults.Add(new ValidationResult($"{nameof(PerInstallation)} is below {nameof(PerPerson)} or {nameof(PerApplication)}."));
        if (limits.BytesPerPerson > limits.BytesPerInstallation || limits.BytesPerApplication > limits.BytesPerInstallation)
            faults.Add(new ValidationResult(
                $"{nameof(BytesPerInstallation)} is below {nameof(BytesPerPerson)} or {nameof(BytesPerApplication)}."));
        return faults.Count == 0 ? null : string.Join(" ", faults.Select(f => f.ErrorMessage));
    }
}
