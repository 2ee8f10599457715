namespace Funding.Workflows.Rounds;

/// <summary>Why a change of days concerns somebody, what presses most first.</summary>
public enum ConcernKind
{
    /// <summary>Fills in an application that is not submitted.</summary>
    Draft,

    /// <summary>Has submitted and may still take it back and change it.</summary>
    Submission,

    /// <summary>Recommends for a desk whose window moves.</summary>
    Desk,

    /// <summary>Decides on eligibility.</summary>
    Officer,

    /// <summary>Has to enter the draw's public value.</summary>
    PublicValue,

    /// <summary>Has sheets to sign.</summary>
    Review,

    /// <summary>Has until another day to accept or recuse.</summary>
    Answer,

    /// <summary>Has to vote on the ranking.</summary>
    Approval,

    /// <summary>Has something else to do in a stage that moves: its kind says what.</summary>
    Stage,

    /// <summary>Officers, administrators and committee members with nothing of their own in it: they answer for the round.</summary>
    Staff,
}

/// <param name="About">What of theirs: an application's name or a desk's; null where the stage says it.</param>
/// <param name="Count">How many, such as unsigned sheets; 0 where nothing is counted.</param>
/// <param name="By">The kind of stage that says whom it concerns, and what it is called; null for staff.</param>
public sealed record Concern(ConcernKind Kind, MovedDay Moved, Bilingual? About = null, int Count = 0, string? By = null)
{
    /// <summary>The page that the mail's button opens, where it is this person's own; null for the page of the stage's desk.</summary>
    public string? Page { get; init; }
}

/// <summary>One person and everything in which the change concerns them: one mail.</summary>
public sealed record Concerned(string PersonId, IReadOnlyList<Concern> Concerns);

/// <summary>What a person has to do with a stage of a round, as the rows say it: of each kind of stage its own.</summary>
/// <param name="By">The kind of stage; null for staff.</param>
public abstract record RoundPart(string PersonId, string? By)
{
    /// <summary>Why the change concerns the person; nothing where it does not.</summary>
    public abstract IEnumerable<Concern> Concerned(DeadlineChange change);

    /// <summary>A day of a stage of that kind, where it moves.</summary>
    /// <param name="named">Null for the closing.</param>
    protected IEnumerable<Concern> On(
        DeadlineChange change, ConcernKind kind, string stage, Bilingual? about = null, int count = 0, string? named = null) =>
        change.Find(stage, named) is { } moved ? [new Concern(kind, moved, about, count, By)] : [];
}

/// <summary>Officers, administrators and committee members: they answer for the round.</summary>
public sealed record StaffPart(string PersonId) : RoundPart(PersonId, null)
{
    public override IEnumerable<Concern> Concerned(DeadlineChange change) => [new Concern(ConcernKind.Staff, change.Moved[0])];
}

/// <summary>Somebody who has something to do in a stage that its kind alone knows.</summary>
/// <param name="About">What of theirs.</param>
/// <param name="Page">Where they do it; begins with '/'.</param>
public sealed record OwnPart(string PersonId, string By, Bilingual About, string Page) : RoundPart(PersonId, By)
{
    public override IEnumerable<Concern> Concerned(DeadlineChange change) =>
        On(change, ConcernKind.Stage, By!, About).Select(c => c with { Page = Page });
}

/// <summary>Whom a change of a round's days concerns, and why: the one decision, whoever asks.</summary>
public static class Concerns
{
    /// <summary>Each person once, in the order of the parts; who has nothing at stake is left out.</summary>
    public static IReadOnlyList<Concerned> Decide(DeadlineChange change, IEnumerable<RoundPart> parts)
    {
        if (change.Moved.Count == 0)
        {
            return [];
        }

        var byPerson = new Dictionary<string, List<Concern>>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var part in parts)
        {
            foreach (var concern in part.Concerned(change))
            {
                if (!byPerson.TryGetValue(part.PersonId, out var concerns))
                {
                    byPerson[part.PersonId] = concerns = [];
                    order.Add(part.PersonId);
                }

                if (!concerns.Contains(concern))
                {
                    concerns.Add(concern);
                }
            }
        }

        return [.. order.Select(person => new Concerned(person, Sorted(change, byPerson[person])))];
    }

    /// <summary>How many persons of each kind; who is of several is counted in each.</summary>
    public static IReadOnlyList<(ConcernKind Kind, int Persons)> ByKind(IEnumerable<Concerned> concerned) =>
        [.. concerned.SelectMany(c => c.Concerns.Select(r => r.Kind).Distinct()).GroupBy(k => k).OrderBy(g => g.Key)
            .Select(g => (g.Key, g.Count()))];

    /// <summary>Who has something of their own in it is not told as staff as well.</summary>
    private static List<Concern> Sorted(DeadlineChange change, List<Concern> concerns)
    {
        var places = change.Moved.Index().ToDictionary(m => m.Item.Day, m => m.Index);
        var own = concerns.Where(c => c.Kind != ConcernKind.Staff).OrderBy(c => c.Kind).ThenBy(c => places[c.Moved.Day]).ToList();
        return own.Count > 0 ? own : concerns;
    }
}
