namespace Funding.Workflows.Rounds;

/// <summary>A day as refusals and mails write it, the same as pages do.</summary>
internal static class DayText
{
    public static string Zh(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    public static string En(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
