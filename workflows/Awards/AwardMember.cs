namespace Funding.Workflows.Awards;

/// <summary>An organisation that shares in an award beside its holder, from a day on.</summary>
/// <param name="Code">Its credit code.</param>
/// <param name="Kind">Id of the kind that the programme gives it.</param>
public sealed record AwardMember(string Code, string Name, string Kind, DateOnly From)
{
    /// <summary>The day on which it left; null while it shares in the award.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? To { get; init; }

    /// <summary>Person id of who consented for it and may say that it leaves; null where nobody was asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Person { get; init; }

    /// <summary>What it consented to, of one that joined later; the first ones stand in the application.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RosterEntry? Entry { get; init; }

    /// <summary>Those that an application named, each from the day of the award.</summary>
    internal static IReadOnlyList<AwardMember> Of(Application application, DateOnly from) =>
    [
        .. application.OtherParties().Where(p => p.CreditCode is not null)
            .Select(p => new AwardMember(p.CreditCode!, p.Name, p.Kind, from)
            {
                Person = application.ConsentOf(p.CreditCode!)?.LastAnswer() is { Act: ConsentAct.Given } given ? given.By : null,
            }),
    ];
}
