namespace Funding.Workflows.Stages.Committee;

/// <summary>What a line of a letter asks of its reader.</summary>
public enum VoteLineKind
{
    /// <summary>The case came in.</summary>
    Ask,

    /// <summary>Its last day is today.</summary>
    Remind,

    /// <summary>A deputy steps in.</summary>
    Deputy,

    /// <summary>Its last day is over: for the administrators.</summary>
    Overdue,
}

/// <summary>A case that the next letter to a person names; a later line on the same case takes its place.</summary>
/// <param name="For">Names of members who are silent or in conflict; null where nobody is named.</param>
public sealed record VoteLine(string PersonId, string CaseId, VoteLineKind Kind, DateTimeOffset At, IReadOnlyList<string>? For = null);

/// <summary>The last letter that a person had.</summary>
/// <param name="Letters">So many on that day: more than one where a letter could not name all, or where one went out late.</param>
public sealed record VoteTold(DateOnly Day, int Letters)
{
    /// <summary>What makes the next letter of a day one letter, however often it is tried.</summary>
    public static string Cause(VoteTold? last, DateOnly day) =>
        last?.Day == day ? $"{day:yyyy-MM-dd}:{last.Letters + 1}" : $"{day:yyyy-MM-dd}";

    public static VoteTold Next(VoteTold? last, DateOnly day) => new(day, last?.Day == day ? last.Letters + 1 : 1);
}

/// <summary>A case that a letter names.</summary>
internal sealed record NamedCase(VoteLine Line, Application Application, DateOnly LastDay);

/// <summary>Letters on cases go once a working day at one hour, so that one names all that came in since.</summary>
public static class VoteLetters
{
    /// <summary>Rows of a letter's commit, with what else is in it.</summary>
    public const int LinesPerLetter = 80;

    /// <summary>What somebody is waited for whose vote is missing on single cases.</summary>
    public static string KeyOf(string personId) => $"votes:{personId}";

    /// <summary>To one person, on all their cases.</summary>
    /// <param name="named">One at least, all for members and deputies or all for administrators.</param>
    internal static Reminder Letter(Round round, IReadOnlyList<NamedCase> named)
    {
        var overdue = named[0].Line.Kind == VoteLineKind.Overdue;
        return new(
            overdue ? VoteMails.CasesOverdue : VoteMails.CasesToVote,
            RoundMail.DeskLink(overdue ? LinkPurpose.Office : LinkPurpose.Approve, round.Id, named.Max(n => n.LastDay).AddDays(30)),
            [("Count", $"{named.Count}"), .. RoundMail.Both("Items", ItemsOf(named))]);
    }

    private static Bilingual ItemsOf(IReadOnlyList<NamedCase> named)
    {
        var items = named.Select(n => VoteMails.Texts.Of(
            $"line.{n.Line.Kind}",
            n.Application.Name,
            n.Application.OrganisationName,
            n.Application.Id,
            DayText.Of(n.LastDay),
            Texts.Names((n.Line.For ?? []).Select(Bilingual.Same)))).ToList();
        return new(string.Join('\n', items.Select(i => i.Zh)), string.Join('\n', items.Select(i => i.En)));
    }
}
