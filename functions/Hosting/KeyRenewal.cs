namespace Funding.Functions.Hosting;

/// <summary>The day on which lost keys of sessions and forms may be made anew, by the operator's own word; null for no day.</summary>
/// <param name="Day">In Shanghai: a word that stands for one day allows nothing later by being forgotten.</param>
internal sealed record KeyRenewal(DateOnly? Day)
{
    public const string Setting = "Keys:RenewOn";

    /// <exception cref="InvalidOperationException">No day such as 2026-03-01.</exception>
    public static KeyRenewal Of(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" => new KeyRenewal((DateOnly?)null),
        var text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new KeyRenewal(day)
            : throw new InvalidOperationException("must be a day such as 2026-03-01"),
    };

    public bool IsAllowedAt(DateTimeOffset now) => ShanghaiTime.DayOf(now) == Day;
}
