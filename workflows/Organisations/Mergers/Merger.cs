namespace Funding.Workflows.Organisations.Mergers;

public enum MergerStanding
{
    /// <summary>One administrator proposed it; nothing counts by it yet.</summary>
    Proposed,
    Holds,

    /// <summary>It holds until another administrator confirms that it was wrong.</summary>
    PartingProposed,
}

/// <summary>One organisation that was on record under two codes (归并): what stands under one counts for the other.</summary>
/// <param name="From">Credit code that is given up: nobody applies under it while the merger holds.</param>
/// <param name="Into">Credit code that stays.</param>
/// <param name="Parting">Who proposed to part them again; null where nobody does.</param>
public sealed record Merger(
    string From, string FromName, string Into, string IntoName, MergerStanding Standing, MergerAct Proposal, MergerAct? Parting = null)
{
    /// <summary>When another administrator confirmed it, and who; null while it is proposed.</summary>
    public MergerConfirmation? Confirmed { get; init; }

    [JsonIgnore]
    public bool Holds => Standing != MergerStanding.Proposed;

    /// <summary>Who asked for what waits for a second administrator; null where nothing waits.</summary>
    [JsonIgnore]
    public MergerAct? Waiting => Standing switch
    {
        MergerStanding.Proposed => Proposal,
        MergerStanding.PartingProposed => Parting,
        _ => null,
    };
}

/// <param name="Document">That shows it, by its number or name, as 变更登记通知书.</param>
public sealed record MergerAct(string Document, string Reason, string ByPerson, string ByName, DateTimeOffset At);

public sealed record MergerConfirmation(string ByPerson, string ByName, DateTimeOffset At);

/// <summary>All mergers on record; an office has a handful.</summary>
public sealed record MergerList(IReadOnlyList<Merger> All)
{
    /// <summary>The merger by which a code was given up, or is about to be.</summary>
    public Merger? Of(string code) => All.FirstOrDefault(m => m.From == code);

    /// <summary>The code under which the organisation goes on.</summary>
    public string StandsFor(string code) => Of(code) is { Holds: true } merger ? merger.Into : code;

    /// <summary>All codes of the organisation, whichever of them is asked for; the one under which it goes on first.</summary>
    public IReadOnlyList<string> CodesOf(string code)
    {
        var stays = StandsFor(code);
        return [stays, .. All.Where(m => m.Holds && m.Into == stays).Select(m => m.From)];
    }

    /// <summary>What a code's own page shows: all codes under the one that goes on, and under one that was given up itself alone.</summary>
    public IReadOnlyList<string> ShownUnder(string code) => StandsFor(code) == code ? CodesOf(code) : [code];
}
