namespace Funding.Workflows.Variations;

/// <summary>What is known of an award where a variation is asked for or decided.</summary>
/// <param name="Last">The last one asked for; null for none.</param>
/// <param name="Book">As it holds; null where none is agreed.</param>
/// <param name="Fixed">Years that were reported on: their figures stay.</param>
public sealed record VariationFacts(
    AwardHome Award, AwardSettings Settings, Variation? Last, TaskBook? Book, IReadOnlySet<string> Fixed)
{
    /// <summary>The part whose members come and go; null where the programme has none.</summary>
    public RosterPart? Roster { get; init; }

    /// <summary>The award's budget; null where it has none, or none of its changes is about it.</summary>
    public BudgetSheet? Sheet { get; init; }

    /// <summary>What keeps the award from passing to another holder for now; null where nothing does, or none may be asked for.</summary>
    public Refusal? Passing { get; init; }

    public VariationOutline? OutlineOf(string change) => Settings.Variations?.FirstOrDefault(v => v.Change == change);

    /// <summary>Years whose figures may still change.</summary>
    public IReadOnlyList<string> OpenYears => [.. TermYears.Of(Award.Term).Where(y => !Fixed.Contains(y))];
}

/// <summary>What may be done about a variation, and what it comes to. Each answers with the row after it or with why not. Pure.</summary>
public static class VariationDecision
{
    /// <summary>Variations of one award, all together.</summary>
    public const int Most = 40;

    public const int ShortestText = 10;
    public const int LongestText = 2000;

    /// <returns>Why the change cannot be asked for now; null where it can.</returns>
    public static Refusal? Bar(VariationFacts facts, string change, DateOnly today)
    {
        if (facts.OutlineOf(change) is null) return VariationRefusals.NoSuchChange();
        if (facts.Award.Standing.On(today, facts.Award.Term.ValidUntil) != AwardStanding.Live) return AwardRefusals.NotLive();
        if (facts.Last is { IsOpen: true }) return VariationRefusals.OpenAlready();
        if (facts.Award.Variations >= Most) return VariationRefusals.TooMany(Most);

        return VariationKinds.Of(change).Bar(facts);
    }

    /// <exception cref="RefusedException">It is decided.</exception>
    public static Variation TakeBack(Variation variation, DateTimeOffset now) => variation.IsOpen
        ? variation with { End = VariationPhase.TakenBack, EndedAt = now }
        : throw new RefusedException(VariationRefusals.Decided());

    /// <exception cref="RefusedException">The desk is not asked now, or the text is missing.</exception>
    public static Variation Opine(Variation variation, DeskOpinion opinion, DateOnly today)
    {
        if (variation.PhaseOn(today) != VariationPhase.Opinion) throw new RefusedException(DutyRefusals.NoOpinionNow());
        return variation with { Opinion = opinion with { Text = Text(opinion.Text, "opinion", required: !opinion.Agrees) } };
    }

    /// <exception cref="RefusedException">Nothing waits for it, or reasons for refusing are missing.</exception>
    public static Variation Judge(Variation variation, VariationOutline outline, VariationVerdict verdict, DateOnly today)
    {
        switch (variation.PhaseOn(today))
        {
            case VariationPhase.Member:
                throw new RefusedException(VariationRefusals.MemberFirst(variation.MemberBy));
            case VariationPhase.Opinion:
                throw new RefusedException(DutyRefusals.DeskFirst(variation.DeskBy!.Value));
            case VariationPhase.Confirmation:
                throw new RefusedException(DutyRefusals.JudgedAlready());
            case not VariationPhase.Verdict:
                throw new RefusedException(VariationRefusals.Decided());
        }

        var judged = variation with
        {
            Verdict = verdict with { Text = Text(verdict.Text, "reason", required: !verdict.Granted) },
            ReturnedFor = null,
        };
        return outline.Confirmed ? judged : Ended(judged, verdict.At);
    }

    /// <param name="by">Somebody else than who judged.</param>
    /// <exception cref="RefusedException">Nothing waits, or it is the same person.</exception>
    public static Variation Confirm(Variation variation, string by, DateOnly today, DateTimeOffset now) =>
        Ended(Second(variation, by, today) with { ConfirmedBy = by }, now);

    /// <summary>The second officer does not agree: the first judges anew, knowing why.</summary>
    /// <inheritdoc cref="Confirm"/>
    public static Variation Return(Variation variation, string by, string? reason, DateOnly today) =>
        Second(variation, by, today) with { ReturnedFor = Text(reason, "reason", required: true) };

    /// <summary>A text as it is kept.</summary>
    /// <exception cref="RefusedException">Too short or long, or missing where it is wanted.</exception>
    public static string Text(string? typed, string field, bool required)
    {
        var problems = new List<Refusal>();
        var text = Figures.Text(typed, field, ShortestText, LongestText, required, problems);
        return problems.Count == 0 ? text : throw new RefusedException(problems);
    }

    private static Variation Second(Variation variation, string by, DateOnly today)
    {
        if (variation.PhaseOn(today) != VariationPhase.Confirmation) throw new RefusedException(DutyRefusals.NothingToConfirm());
        return variation.Verdict!.By == by ? throw new RefusedException(DutyRefusals.SecondPerson()) : variation;
    }

    private static Variation Ended(Variation variation, DateTimeOffset now) => variation with
    {
        End = variation.Verdict!.Granted ? VariationPhase.Granted : VariationPhase.Refused,
        EndedAt = now,
    };
}
