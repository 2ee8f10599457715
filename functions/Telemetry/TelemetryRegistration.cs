using Azure.Monitor.OpenTelemetry.Exporter;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Funding.Functions.Telemetry;

/// <summary>Spans, metrics and logs of the app to Application Insights and to an OTLP collector, as far as each is set.</summary>
internal static class TelemetryRegistration
{
    public static IServiceCollection AddFundingTelemetry(this IServiceCollection services, TelemetrySettings settings)
    {
        if (settings is { ApplicationInsights: null, Otlp: null })
            return services;
        services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .ConfigureResource(resource => resource.AddService(FundingTelemetry.Name))
            .WithTracing(tracing => Traces(tracing, settings))
            .WithMetrics(metrics => Metrics(metrics, settings))
            .WithLogging(logs => Logs(logs, settings), options => options.IncludeFormattedMessage = true);
        return services;
    }

    private static void Traces(TracerProviderBuilder tracing, TelemetrySettings settings)
    {
        // The platform's own spans above ours are not recorded: ours are roots to the sampler.
        tracing.SetSampler(new AlwaysOnSampler()).AddSource(FundingTelemetry.Name).AddProcessor(new MaskedSpans());
        if (settings.ApplicationInsights is { } insights)
            tracing.AddAzureMonitorTraceExporter(o => (o.ConnectionString, o.Credential) = (insights, settings.Credential));
        if (settings.Otlp is { } collector)
            tracing.AddOtlpExporter(o => Point(o, collector, "v1/traces"));
    }

    private static void Metrics(MeterProviderBuilder metrics, TelemetrySettings settings)
    {
        metrics.AddMeter(FundingTelemetry.Name);
        if (settings.ApplicationInsights is { } insights)
            metrics.AddAzureMonitorMetricExporter(o => (o.ConnectionString, o.Credential) = (insights, settings.Credential));
        if (settings.Otlp is { } collector)
            metrics.AddOtlpExporter(o => Point(o, collector, "v1/metrics"));
    }

    private static void Logs(LoggerProviderBuilder logs, TelemetrySettings settings)
    {
        logs.AddProcessor(new MaskedLogs());
        if (settings.ApplicationInsights is { } insights)
            logs.AddAzureMonitorLogExporter(o => (o.ConnectionString, o.Credential) = (insights, settings.Credential));
        if (settings.Otlp is { } collector)
            logs.AddOtlpExporter(o => Point(o, collector, "v1/logs"));
    }

    private static void Point(OtlpExporterOptions options, Uri collector, string path)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri(new Uri(collector.AbsoluteUri.TrimEnd('/') + "/"), path);
    }
}
