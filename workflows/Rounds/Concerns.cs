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
public sealed record Concern(ConcernKind Kind, MovedDay Moved, Bilingual? About = null, int Count = 0)
{
    /// <summary>The page that the mail's button opens; null where the kind of the concern says it.</summary>
    public ConcernPage? Page { get; init; }
}

/// <param name="Purpose">Of the link.</param>
/// <param name="Path">Begins with '/'.</param>
public sealed record ConcernPage(string Purpose, string Path);

/// <summary>One person and everything in which the change concerns them: one mail.</summary>
public sealed record Concerned(string PersonId, IReadOnlyList<Concern> Concerns);

/// <summary>What a person has to do with a round, as the rows say it.</summary>
public abstract record RoundPart(string PersonId);

/// <summary>An editor of an application.</summary>
public sealed record ApplicantPart(string PersonId, string Name, ApplicationState State) : RoundPart(PersonId);

/// <param name="Limit">How many the desk may recommend.</param>
/// <param name="Applications">Submitted to the desk, recommended ones included.</param>
public sealed record DeskPart(string PersonId, Bilingual Desk, int Limit, int Applications) : RoundPart(PersonId);

public sealed record OfficerPart(string PersonId) : RoundPart(PersonId);

/// <param name="Unsigned">Sheets that are neither signed nor given back.</param>
/// <param name="AnswerOld">The earliest day to answer that moves along with the review, and the day it becomes; null when none
/// does.</param>
public sealed record ExpertPart(string PersonId, int Unsigned, DateOnly? AnswerOld = null, DateOnly? AnswerNew = null)
    : RoundPart(PersonId);

/// <param name="EntersValue">May enter the public value now or once it is asked for, and has not.</param>
/// <param name="Votes">May vote now or once it is asked for, and has not.</param>
public sealed record CommitteePart(string PersonId, bool EntersValue, bool Votes) : RoundPart(PersonId);

public sealed record StaffPart(string PersonId) : RoundPart(PersonId);

/// <summary>Somebody whom a stage's kind names.</summary>
/// <param name="What">Of theirs, as it stands at the head of a line.</param>
public sealed record StagePart(string PersonId, MovedDay Moved, Bilingual What, ConcernPage Page) : RoundPart(PersonId);

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
            foreach (var concern in Of(change, part))
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

    private static IEnumerable<Concern> Of(DeadlineChange change, RoundPart part) => part switch
    {
        ApplicantPart applicant => Applicant(change, applicant),
        DeskPart desk => Desk(change, desk),
        OfficerPart when change.IsNotPast(EligibilityStage.Kind) => On(change, ConcernKind.Officer, EligibilityStage.Kind),
        ExpertPart { Unsigned: > 0 } expert when change.IsAt(PanelReviewStage.Kind) => Expert(change, expert),
        CommitteePart member => Committee(change, member),
        StagePart own => [new Concern(ConcernKind.Stage, own.Moved, own.What) { Page = own.Page }],
        StaffPart => [new Concern(ConcernKind.Staff, change.Moved[0])],
        _ => [],
    };

    private static IEnumerable<Concern> Applicant(DeadlineChange change, ApplicantPart part)
    {
        var open = change.IsAt(CallStage.Kind) || change.Reopens;
        var about = new Bilingual(part.Name, part.Name);
        return part.State switch
        {
            ApplicationState.Draft when open => On(change, ConcernKind.Draft, CallStage.Kind, about),
            // Lapsed at the close that is taken back: it becomes a draft again.
            ApplicationState.Lapsed when change.Reopens => On(change, ConcernKind.Draft, CallStage.Kind, about),
            ApplicationState.Submitted when open => On(change, ConcernKind.Submission, CallStage.Kind, about),
            _ => [],
        };
    }

    private static IEnumerable<Concern> Desk(DeadlineChange change, DeskPart part)
    {
        // Before the close nobody knows which desks will have something; while they recommend, those with nothing have no deadline.
        var waits = change.IsAt(CallStage.Kind)
            || change.Reopens || (change.IsAt(QuotaStage.Kind) && part.Applications > 0);
        if (part.Limit == 0 || !waits)
        {
            return [];
        }

        // A later close of the call moves the window's beginning, even where a holiday leaves its end.
        var window = change.Find(QuotaStage.Kind) is null ? CallStage.Kind : QuotaStage.Kind;
        return On(change, ConcernKind.Desk, window, part.Desk, part.Applications);
    }

    private static IEnumerable<Concern> Expert(DeadlineChange change, ExpertPart part)
    {
        var review = On(change, ConcernKind.Review, PanelReviewStage.Kind, null, part.Unsigned);
        return part is { AnswerOld: { } old, AnswerNew: { } day } && change.Find(PanelReviewStage.Kind) is { } moved
            ? [.. review, new Concern(ConcernKind.Answer, new MovedDay(moved.Day, old, day))]
            : review;
    }

    private static IEnumerable<Concern> Committee(DeadlineChange change, CommitteePart part)
    {
        if (part.EntersValue && change.IsNotPast(DrawStage.Kind))
        {
            foreach (var concern in On(change, ConcernKind.PublicValue, DrawStage.Kind, named: DrawStage.ValueDay)
                .Concat(On(change, ConcernKind.PublicValue, DrawStage.Kind)))
            {
                yield return concern;
            }
        }

        if (part.Votes && change.IsNotPast(CommitteeStage.Kind))
        {
            foreach (var concern in On(change, ConcernKind.Approval, CommitteeStage.Kind))
            {
                yield return concern;
            }
        }
    }

    private static IEnumerable<Concern> On(
        DeadlineChange change, ConcernKind kind, string stage, Bilingual? about = null, int count = 0, string? named = null) =>
        change.Find(stage, named) is { } moved ? [new Concern(kind, moved, about, count)] : [];

    /// <summary>Who has something of their own in it is not told as staff as well.</summary>
    private static List<Concern> Sorted(DeadlineChange change, List<Concern> concerns)
    {
        var places = change.Moved.Index().ToDictionary(m => m.Item.Day, m => m.Index);
        var own = concerns.Where(c => c.Kind != ConcernKind.Staff).OrderBy(c => c.Kind).ThenBy(c => places[c.Moved.Day]).ToList();
        return own.Count > 0 ? own : concerns;
    }
}
