namespace Funding.Workflows.Stages.Defence;

public enum LackKind
{
    /// <summary>More cases than places: rooms or days are missing.</summary>
    Places,

    /// <summary>A person sits on more cases than there are times at which they are there.</summary>
    Person,

    /// <summary>An applicant has more cases than there are times at which it is there.</summary>
    Subject,

    /// <summary>A case without anybody who may sit on it.</summary>
    Panel,

    /// <summary>A case for which there is no time at which all are there.</summary>
    Joint,

    /// <summary>Each by itself would do; together there is no plan, because panels share members.</summary>
    Crossed,

    /// <summary>The same, and not every arrangement was tried.</summary>
    NotFound,
}

/// <summary>What is short for a plan.</summary>
/// <param name="Who">A person, a subject or a case, by the kind; of crossed panels the person on most cases; null for places.</param>
/// <param name="Wanted">Cases.</param>
/// <param name="Possible">Places or times that there are for them.</param>
public sealed record DefenceLack(LackKind Kind, string? Who, int Wanted, int Possible);

/// <summary>Says what is short, and of whom: each is certain, whatever plan is tried.</summary>
internal static class DefenceLacks
{
    public static IReadOnlyList<DefenceLack> Of(DefenceBoard board)
    {
        var (cases, times) = (board.Inputs.Cases, board.Times.Count);
        var lacks = new List<DefenceLack>();
        if (cases.Count > times * board.Inputs.Rooms)
            lacks.Add(new(LackKind.Places, null, cases.Count, times * board.Inputs.Rooms));
        if (times == 0)
            return lacks;
        foreach (var (index, one) in cases.Index())
        {
            if (one.Panel.Count == 0)
                lacks.Add(new(LackKind.Panel, one.Id, 1, 0));
            else if (!Enumerable.Range(0, times).Any(time => board.IsOpen(index, time)))
                lacks.Add(new(LackKind.Joint, one.Id, 1, 0));
        }

        return [.. lacks, .. Loaded(board, LackKind.Person), .. Loaded(board, LackKind.Subject)];
    }

    /// <summary>Nothing by itself is short.</summary>
    /// <param name="proved">Every arrangement was tried.</param>
    public static DefenceLack Crossed(DefenceBoard board, bool proved)
    {
        var most = Shares(board, LackKind.Person).MaxBy(share => share.Count())!;
        return new(proved ? LackKind.Crossed : LackKind.NotFound, most.Key, most.Count(), board.Times.Count);
    }

    private static IEnumerable<DefenceLack> Loaded(DefenceBoard board, LackKind kind)
    {
        foreach (var share in Shares(board, kind))
        {
            var away = board.Inputs.Away.Where(a => a.Who == share.Key).Select(a => a.Time).ToList();
            var there = board.Times.Count(time => !away.Exists(time.Meets));
            if (share.Count() > there)
                yield return new(kind, share.Key, share.Count(), there);
        }
    }

    private static IEnumerable<IGrouping<string, DefenceCase>> Shares(DefenceBoard board, LackKind kind) => board.Inputs.Cases
        .SelectMany(c => (kind == LackKind.Person ? c.Panel : [c.Subject]).Select(who => (Who: who, Case: c)))
        .GroupBy(share => share.Who, share => share.Case, StringComparer.Ordinal)
        .OrderBy(share => share.Key, StringComparer.Ordinal);
}
