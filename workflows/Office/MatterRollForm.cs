namespace Funding.Workflows.Office;

/// <summary>How near the last day of a matter is.</summary>
public enum MatterTerm
{
    /// <summary>The last day is over.</summary>
    Over,

    /// <summary>It is one of the next seven days.</summary>
    Soon,
    Later,

    /// <summary>None is set.</summary>
    None,
}

/// <summary>How the list over all matters is searched, filtered and sorted; what is due first comes first.</summary>
public static class MatterRollForm
{
    public const string Until = "until";
    public const string Since = "since";
    public const string Organisation = "organisation";
    public const string Kind = "kind";
    public const string Party = "party";
    public const string Term = "term";
    public const string Desk = "desk";

    private const int SoonDays = 7;

    /// <param name="rows">All of them: what can be picked is what is among them.</param>
    public static RollForm<Matter> Of(IReadOnlyList<Matter> rows, DateOnly today) => new(
        m =>
        [
            .. new[] { m.Organisation, m.Title, m.What.Zh, m.What.En, m.Home }.Where(text => text.Length > 0).Select(SearchText.Of),
        ],
        [
            new(Until, m => m.Until?.DayNumber),
            new(Since, m => m.Since?.DayNumber),
            new(Organisation, m => Pinyin.SortKey(m.Organisation)),
            new(Kind, m => m.Kind),
            new(Party, m => (int)m.Party),
        ],
        [
            new(Kind, m => m.Kind, [.. rows.Select(m => m.Kind).Distinct().Order(StringComparer.Ordinal)]),
            new(Party, m => $"{m.Party}", Enum.GetNames<WaitedParty>()),
            new(Term, m => $"{TermOf(m, today)}", Enum.GetNames<MatterTerm>()),
            new(Desk, m => m.Desk, [.. rows.Select(m => m.Desk).OfType<string>().Distinct().Order(StringComparer.Ordinal)]),
        ]);

    public static MatterTerm TermOf(Matter matter, DateOnly today) => matter.Until switch
    {
        null => MatterTerm.None,
        { } until when until < today => MatterTerm.Over,
        { } until when until <= today.AddDays(SoonDays) => MatterTerm.Soon,
        _ => MatterTerm.Later,
    };
}
