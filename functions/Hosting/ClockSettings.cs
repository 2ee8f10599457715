namespace Funding.Functions.Hosting;

/// <summary>A rehearsal's clock: a moment of the domain laid on a moment of the system, and how many times faster it runs.</summary>
/// <param name="Domain">Where the domain's clock stood at <paramref name="System"/>, UTC.</param>
/// <param name="Factor">Seconds of the domain in a second.</param>
internal sealed record ClockSettings(DateTime Domain, DateTime System, double Factor)
{
    /// <summary>Null without settings.</summary>
    /// <exception cref="InvalidOperationException">Incomplete, or where real rounds run.</exception>
    public static ClockSettings? Of(IConfigurationSection section, MailEnvironment environment)
    {
        if (!section.Exists())
            return null;
        if (environment is not (MailEnvironment.Development or MailEnvironment.Demonstration))
            throw new InvalidOperationException("a rehearsal's clock is for development and demonstrations only");
        var factor = section.GetValue("Factor", 0d);
        return factor is > 0 and <= 1_000_000
            ? new ClockSettings(Moment(section, "Domain"), Moment(section, "System"), factor)
            : throw new InvalidOperationException("Factor must be above 0 and at most 1000000");
    }

    private static DateTime Moment(IConfigurationSection section, string name) =>
        DateTimeOffset.TryParse(section[name], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.UtcDateTime : throw new InvalidOperationException($"{name} must be a moment such as 2026-03-01T01:00:00Z");
}
