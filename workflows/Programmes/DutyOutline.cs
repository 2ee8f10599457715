namespace Funding.Workflows.Programmes;

/// <summary>A duty of an award as its programme's file writes it.</summary>
/// <param name="Kind">Such as <c>monitoring</c>.</param>
/// <param name="Id">The only one of its award; part of rows and addresses.</param>
/// <param name="Settings">All that the file says of it but kind, id and when it is opened; only its kind knows what they mean.</param>
[JsonConverter(typeof(DutyOutlineConverter))]
public sealed record DutyOutline(string Kind, string Id, JsonElement Settings)
{
    public const string OnAward = "award";
    public const string OnEndOfTerm = "end-of-term";
    public const string EachYear = "year";
    public const string EachTranche = "tranche";

    /// <summary><c>award</c>, an earlier duty's id, a date such as 09-01, or <c>end-of-term</c>; null where it comes every year.</summary>
    public string? On { get; init; }

    /// <summary>
    /// <c>year</c>: on each anniversary of the award within its term; <c>tranche</c>: with the award, once for each payment of its money;
    /// null for a duty that <see cref="On"/> opens.
    /// </summary>
    public string? Every { get; init; }

    /// <summary>Of one that comes with each tranche: the payments of its award's money.</summary>
    public IReadOnlyList<string> Tranches { get; init; } = [];

    /// <summary>An earlier duty whose latest due occurrence has to have passed before one of this begins; null for none.</summary>
    public string? Needs { get; init; }

    /// <inheritdoc cref="StageOutline.As{T}"/>
    public T As<T>() where T : class => TypedSettings<T>.Of(this, Settings);

    /// <summary>As its kind reads it.</summary>
    public StageOutline Stage => new(Kind, Id, Settings);
}

internal sealed class DutyOutlineConverter() : OutlineConverter<DutyOutline>("stage")
{
    private const string On = "on";
    private const string Every = "every";
    private const string Needs = "needs";

    protected override IReadOnlyList<string> Own => [On, Every, Needs];

    protected override DutyOutline Read(string kind, string id, JsonElement settings, JsonElement written) =>
        new(kind, id, settings) { On = Text(written, On), Every = Text(written, Every), Needs = Text(written, Needs) };

    protected override (string, string, JsonElement) Written(DutyOutline value) => (value.Kind, value.Id, value.Settings);

    protected override void WriteOwn(Utf8JsonWriter writer, DutyOutline value, JsonSerializerOptions options)
    {
        foreach (var (name, text) in new[] { (On, value.On), (Every, value.Every), (Needs, value.Needs) })
            if (text is not null) writer.WriteString(name, text);
    }

    private static string? Text(JsonElement written, string name) =>
        written.TryGetProperty(name, out var value) ? value.GetString() : null;
}
