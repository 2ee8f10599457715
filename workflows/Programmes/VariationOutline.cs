namespace Funding.Workflows.Programmes;

/// <summary>A change that the holder of an award may ask for (变更), with who decides on it, as the programme's file says it.</summary>
/// <param name="Change">Such as <c>member-leaves</c>; the only one of its award.</param>
/// <param name="Settings">All that the file says of it besides; only its kind knows what they mean.</param>
[JsonConverter(typeof(VariationOutlineConverter))]
public sealed record VariationOutline(string Change, JsonElement Settings)
{
    /// <summary>Working days of the recommending desk's opinion; null where it is not asked.</summary>
    public int? DeskWorkingDays { get; init; }

    /// <summary>A second officer confirms the decision.</summary>
    public bool Confirmed { get; init; }

    /// <inheritdoc cref="StageOutline.As{T}"/>
    public T As<T>() where T : class => TypedSettings<T>.Of(this, Settings);

    /// <summary>One of which nothing is said but its change and these settings.</summary>
    public static VariationOutline Of(string change, object settings) => new(change, OutlineJson.Of(settings));
}
