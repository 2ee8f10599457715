using Azure.Core;

namespace Funding.Functions.Telemetry;

/// <summary>Where telemetry goes; nowhere without settings.</summary>
/// <param name="ApplicationInsights">A connection string.</param>
/// <param name="Credential">The identity that may write there; null where the connection string is enough.</param>
/// <param name="Otlp">A collector's address.</param>
internal sealed record TelemetrySettings(string? ApplicationInsights, TokenCredential? Credential, Uri? Otlp);
