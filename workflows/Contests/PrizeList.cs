namespace Funding.Workflows.Contests;

/// <summary>The results of a contest, as its organiser sends them; headings stand beside this class. Pure.</summary>
public static class PrizeList
{
    /// <summary>Lines that a list has at most.</summary>
    public const int Most = 500;

    private const int MostPlace = 999;
    private const int Characters = 60;

    private static readonly Texts Texts = new(typeof(PrizeList));

    public static readonly ListColumn Name = ListColumn.Of(Texts, "name", required: true);
    public static readonly ListColumn Number = ListColumn.Of(Texts, "identity-number", required: true);
    public static readonly ListColumn Event = ListColumn.Of(Texts, "event", required: true);
    public static readonly ListColumn Place = ListColumn.Of(Texts, "place", required: true);

    public static readonly ListForm Form = new("prize-list", Name, Number, Event, Place);

    /// <exception cref="RefusedException">Everything that is wrong with it, by line and column; no number is repeated.</exception>
    internal static IReadOnlyList<TypedPrize> Of(ListContent content, DateOnly today)
    {
        List<Refusal> problems = [.. content.Problems];
        var prizes = new List<TypedPrize>();
        foreach (var line in content.Lines)
        {
            var before = problems.Count;
            var (name, contested) = (TextOf(line, Name, problems), TextOf(line, Event, problems));
            var identity = IdentityOf(line, today, problems);
            var typed = line.Read(Place, problems);
            var place = AnswerText.Number(typed);
            if (typed.Length > 0 && (place is not (>= 1 and <= MostPlace) || !decimal.IsInteger(place.Value)))
                problems.Add(ListRefusals.InRow(line.Number, Place, ContestRefusals.Place(Place.Id, MostPlace)));
            if (problems.Count == before) prizes.Add(new(name, identity!, contested, (int)place!.Value));
        }

        if (problems.Count == 0 && prizes.Count == 0) problems.Add(ListRefusals.Empty(Form));
        return problems.Count == 0 ? prizes : throw new RefusedException(problems);
    }

    private static string TextOf(ListLine line, ListColumn column, List<Refusal> problems)
    {
        var text = TextIdentity.Tidy(line.Read(column, problems));
        if (TextSafety.Length(text) > Characters) problems.Add(ListRefusals.TooLong(line.Number, column, Characters));
        return text;
    }

    private static TypedIdentity? IdentityOf(ListLine line, DateOnly today, List<Refusal> problems)
    {
        var typed = line.Read(Number, problems);
        if (typed.Length == 0) return null;
        try
        {
            return TypedIdentity.Read(typed, today);
        }
        catch (RefusedException refused)
        {
            problems.Add(ListRefusals.InRow(line.Number, Number, refused.Refusals[0]));
            return null;
        }
    }
}

/// <summary>A prize as a list has it, with the number as it was typed.</summary>
internal sealed record TypedPrize(string Name, TypedIdentity Identity, string Event, int Place);
