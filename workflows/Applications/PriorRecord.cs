namespace Funding.Workflows.Applications;

/// <summary>
/// What an organisation has on record when it applies, as far as its programme's rules ask for it. A decision keeps what it was made by.
/// </summary>
/// <param name="On">The day on which it was looked up.</param>
/// <param name="Awards">Of the programmes that rules name, the newest first.</param>
/// <param name="Applications">In rounds of the programmes that rules name, without the one that is judged.</param>
public sealed record PriorRecord(DateOnly On, IReadOnlyList<PriorAward> Awards, IReadOnlyList<PriorApplication> Applications)
{
    public static readonly PriorRecord Empty = new(DateOnly.MinValue, [], []);

    /// <summary>How the programmes that rules name are called, by the word that names them.</summary>
    public IReadOnlyDictionary<string, Bilingual> Names { get; init; } = new Dictionary<string, Bilingual>();

    /// <summary>Prizes of the persons whom rules ask for, revoked ones too.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PriorPrize>? Prizes { get; init; }

    /// <param name="part">That names the person.</param>
    public IEnumerable<PriorPrize> PrizesOf(string part) => (Prizes ?? []).Where(p => p.Part == part);

    /// <param name="programme">As rules name it.</param>
    public IEnumerable<PriorAward> AwardsOf(string programme) => Awards.Where(a => a.Programme == programme);

    /// <summary>The last day on which a withdrawal of an award keeps its holder from applying; null where none does.</summary>
    /// <param name="years">1 or more, counted from the day of the withdrawal: on that day of the year the holder may apply again.</param>
    public (PriorAward Award, DateOnly Until)? Bar(string programme, int years) => AwardsOf(programme)
        .Select(a => (Award: a, Until: a.WithdrawnOn?.AddYears(years).AddDays(-1)))
        .Where(a => a.Until is not null).OrderByDescending(a => a.Until)
        .Select(a => ((PriorAward, DateOnly)?)(a.Award, a.Until!.Value)).FirstOrDefault();
}

/// <summary>What ended an award before its term.</summary>
public enum PriorEnd
{
    Suspended,
    Withdrawn,
    Superseded,
}

/// <summary>An award of the register as it stood on the day of the look.</summary>
/// <param name="Programme">As rules name it.</param>
/// <param name="Number">Of its certificate, else of the document that announced it.</param>
public sealed record PriorAward(
    string Programme, string Id, Bilingual ProgrammeName, string Title, string Number, DateOnly AwardedOn, DateOnly ValidUntil)
{
    /// <summary>Null while only its term ends it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PriorEnd? End { get; init; }

    /// <summary>The day from which <see cref="End"/> holds; null where none is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? EndedOn { get; init; }

    /// <summary>文号 of the document by which it ended.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EndedBy { get; init; }

    /// <summary>Yearly reports that were accepted by the day of the look; null where no rule asks.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Reports { get; init; }

    /// <summary>Whether it holds on a day: within its term, and neither suspended nor withdrawn nor superseded.</summary>
    public bool IsLiveOn(DateOnly day) => End is null && WasMadeBy(day) && day <= ValidUntil;

    /// <summary>Whether it was awarded by a day and not withdrawn since.</summary>
    public bool WasWonBy(DateOnly day) => End != PriorEnd.Withdrawn && WasMadeBy(day);

    public bool WasMadeBy(DateOnly day) => AwardedOn <= day;

    [JsonIgnore]
    public DateOnly? WithdrawnOn => End == PriorEnd.Withdrawn ? EndedOn : null;
}

/// <summary>A prize of a contest whose results were imported.</summary>
/// <param name="Part">That names the person.</param>
/// <param name="Class">one or two, as rules write it.</param>
/// <param name="Place">1 for the best.</param>
public sealed record PriorPrize(string Part, string Contest, string Class, string Event, int Place, DateOnly HeldOn)
{
    /// <summary>Null while it holds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? RevokedOn { get; init; }
}

/// <summary>An application that the organisation submitted in another round, or beside this one, and did not withdraw.</summary>
/// <param name="Programme">As rules name it.</param>
public sealed record PriorApplication(string Programme, string RoundId, Bilingual RoundName, int Year, string ApplicationId);
