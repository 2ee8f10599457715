namespace Funding.Workflows.Money;

/// <summary>Whose money a line holds.</summary>
public enum MoneySource
{
    /// <summary>省级财政资金.</summary>
    Provincial,

    /// <summary>中央财政资金.</summary>
    Central,
}

/// <summary>Which budget line: a programme's money of a year and a source.</summary>
/// <param name="Programme">Id of the programme.</param>
public sealed record LineId(string Programme, int Year, MoneySource Source)
{
    public const int FirstYear = 2000;
    public const int LastYear = 2099;

    private const int ProgrammeCharacters = 100;

    /// <summary>Its source as addresses and keys have it: provincial, central.</summary>
    [JsonIgnore]
    public string SourceId => SourceIdOf(Source);

    public static string SourceIdOf(MoneySource source) => source == MoneySource.Central ? "central" : "provincial";

    /// <summary><c>{programme}:{year}:{source}</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Programme}:{Year}:{SourceId}");

    /// <returns>Null for what names no line.</returns>
    public static LineId? Of(string? text) =>
        text?.Split(':') is [var programme, var year, var source] ? Of(programme, year, source) : null;

    /// <inheritdoc cref="Of(string?)"/>
    public static LineId? Of(string programme, string year, string source) =>
        programme.Length is > 0 and <= ProgrammeCharacters && KeyCharacters.AllowAll(programme)
        && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= FirstYear and <= LastYear
        && Enum.GetValues<MoneySource>().Cast<MoneySource?>().FirstOrDefault(s => SourceIdOf(s!.Value) == source) is { } of
            ? new(programme, number, of) : null;
}
