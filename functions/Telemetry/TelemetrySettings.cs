using Azure.Core;

namespace Funding.Functions.Telemetry;

/// <summary>Where telemetry goes; nowhere without settings.</summary>
/// <param name="ApplicationInsights">A connection string.</param>
/// <param name="Credential">The identity that may write there; null where the connection string is enough.</param>
/// <param name="Otlp">A collector's address.</param>
internal sealed record TelemetrySettings(string? ApplicationInsights, TokenCredential? Credential, Uri? Otlp)
{
    public static TelemetrySettings Of(IConfigurationSection section)
    {
        var insights = section["ApplicationInsights"];
        if (insights is { Length: > 0 } && !insights.Contains("InstrumentationKey=", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException("ApplicationInsights is no connection string");
        return new TelemetrySettings(
            insights is { Length: > 0 } ? insights : null,
            section["ClientId"] is { Length: > 0 } client ? FundingSettings.Credential(client) : null,
            FundingSettings.Address(section, "Otlp"));
    }
}
