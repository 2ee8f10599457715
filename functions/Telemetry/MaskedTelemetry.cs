using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Funding.Functions.Telemetry;

/// <summary>
/// Masks a span before any exporter sees it; one whose events or links would have to be masked, which nobody can change, is not sent.
/// </summary>
internal sealed class MaskedSpans : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        data.DisplayName = Masks.Apply(data.DisplayName)!;
        if (data.StatusDescription is { } description)
            data.SetStatus(data.Status, Masks.Apply(description));
        foreach (var (key, value) in data.TagObjects.ToList())
        {
            if (IsTelling(value))
                data.SetTag(key, Masks.Apply(TextOf(value)));
        }

        if (data.Events.Any(e => Masks.Apply(e.Name) != e.Name || e.Tags.Any(t => IsTelling(t.Value)))
            || data.Links.Any(l => l.Tags?.Any(t => IsTelling(t.Value)) == true))
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }

    private static bool IsTelling(object? value) => TextOf(value) is { } text && Masks.Apply(text) != text;

    private static string? TextOf(object? value) => value switch
    {
        null or bool or int or long or double => null,
        IEnumerable<string> texts => string.Join(", ", texts),
        _ => value.ToString(),
    };
}

/// <summary>Masks a log record before any exporter sees it; an exception becomes its masked text.</summary>
internal sealed class MaskedLogs : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        data.FormattedMessage = Masks.Apply(data.FormattedMessage);
        data.Body = Masks.Apply(data.Body);
        if (data.Attributes is { } attributes)
            data.Attributes = [.. attributes.Select(a => KeyValuePair.Create(
                a.Key, a.Value is null or bool or int or long or double or decimal ? a.Value : Masks.Apply(a.Value.ToString())))];
        if (data.Exception is { } exception)
            data.Exception = new MaskedException(exception);
    }
}

/// <summary>What an exception said, without what it must not have said.</summary>
internal sealed class MaskedException(Exception exception) : Exception($"{exception.GetType().FullName}: {Masks.Apply(exception.Message)}")
{
    private readonly string text = Masks.Apply(exception.ToString())!;

    public override string? StackTrace { get; } = Masks.Apply(exception.StackTrace);

    public override string ToString() => text;
}
