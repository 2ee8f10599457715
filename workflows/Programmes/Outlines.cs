namespace Funding.Workflows.Programmes;

/// <summary>A stage as its programme's file writes it.</summary>
/// <param name="Kind">Such as <c>panel-review</c>.</param>
/// <param name="Id">The only one of its programme; part of rows and addresses.</param>
/// <param name="Settings">All that the file says of it but kind, id and exits; only its kind knows what they mean.</param>
[JsonConverter(typeof(StageOutlineConverter))]
public sealed record StageOutline(string Kind, string Id, JsonElement Settings)
{
    /// <summary>The stage that each named exit leads to; the others lead to the next one.</summary>
    public IReadOnlyDictionary<string, string> Exits { get; init; } = new Dictionary<string, string>();

    /// <summary>The settings as their kind's record, read once.</summary>
    public T As<T>() where T : class => TypedSettings<T>.Of(this, Settings);

    public StageOutline With(object settings) => this with { Settings = OutlineJson.Of(settings) };
}

/// <summary>A part of an application as its programme's file writes it.</summary>
/// <param name="Kind">Such as <c>fields</c>.</param>
/// <param name="Id">The only one of its programme; part of addresses.</param>
/// <param name="Settings">All that the file says of it but kind and id; only its kind knows what they mean.</param>
[JsonConverter(typeof(PartOutlineConverter))]
public sealed record PartOutline(string Kind, string Id, JsonElement Settings)
{
    /// <inheritdoc cref="StageOutline.As{T}"/>
    public T As<T>() where T : class => TypedSettings<T>.Of(this, Settings);

    public PartOutline With(object settings) => this with { Settings = OutlineJson.Of(settings) };
}

/// <summary>Settings are read once for each outline: a round's programme is asked for them by every application.</summary>
internal static class TypedSettings<T> where T : class
{
    private static readonly ConditionalWeakTable<object, T> Known = [];

    public static T Of(object outline, JsonElement settings) =>
        Known.GetValue(outline, _ => settings.Deserialize<T>(FundingJson.Options)
            ?? throw new InvalidDataException($"The settings of {outline} are empty."));
}

internal static class OutlineJson
{
    public static JsonElement Of(object settings) =>
        JsonSerializer.SerializeToElement(settings, settings.GetType(), FundingJson.Options);
}
