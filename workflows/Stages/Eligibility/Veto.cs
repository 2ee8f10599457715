namespace Funding.Workflows.Stages.Eligibility;

/// <summary>What a veto item (一票否决) is about.</summary>
public enum VetoKind
{
    Safety,
    Quality,
    Environment,
    TeacherEthics,
    Academic,
    Enrolment,

    /// <summary>An entry among the dishonest (失信被执行人, 严重违法失信).</summary>
    Dishonesty,
}

public static class VetoKinds
{
    private static readonly Texts Texts = new(typeof(EligibilityKind));

    /// <summary>What a kind is called.</summary>
    public static Bilingual NameOf(VetoKind kind) => Texts.Of($"veto-kind.{kind}");
}

/// <summary>Whose turn it is.</summary>
public enum VetoPhase
{
    /// <summary>The applicant's, to say what it thinks.</summary>
    Hearing,

    /// <summary>An officer's who did not record it.</summary>
    Decision,
    Upheld,
    Dropped,
}

/// <summary>What an officer recorded against an application, from a source outside of it; a row of the round.</summary>
/// <param name="Number">From 1 in its application.</param>
/// <param name="Source">Who found it, such as an authority with the number of its decision.</param>
/// <param name="On">The day of the source.</param>
/// <param name="Text">What was found, as the applicant reads it.</param>
/// <param name="By">Person id of the officer.</param>
/// <param name="HeardBy">The last day on which the applicant is heard.</param>
/// <param name="Documents">The source's, for the office alone.</param>
public sealed record Veto(
    int Number, string CaseId, VetoKind Kind, string Source, DateOnly On, string Text, string By, DateTimeOffset At, DateOnly HeardBy,
    IReadOnlyList<AttachedDocument> Documents)
{
    /// <summary>The applicant's one statement; null where it made none.</summary>
    public VetoWord? Statement { get; init; }

    /// <summary>Of another officer; null while it is open.</summary>
    public VetoWord? Verdict { get; init; }

    /// <summary>Whether that officer found that it holds.</summary>
    public bool Upheld { get; init; }

    public VetoPhase PhaseOn(DateOnly today) => Verdict is not null ? Upheld ? VetoPhase.Upheld : VetoPhase.Dropped
        : Statement is null && today <= HeardBy ? VetoPhase.Hearing : VetoPhase.Decision;
}

public sealed record VetoWord(string Text, string By, DateTimeOffset At);

/// <summary>What an officer records, as it was typed; fields of the form.</summary>
public sealed record VetoEntry(VetoKind? Kind, string? Source, DateOnly? On, string? Text)
{
    public const string KindField = "veto-kind";
    public const string SourceField = "veto-source";
    public const string OnField = "veto-on";
    public const string TextField = "veto-text";
    public const string DocumentField = "veto-document";
    public const string DecisionField = "veto-decision";
    public const string ReasonField = "veto-reason";
    public const string StatementField = "statement";
    public const int SourceCharacters = 200;
}

/// <summary>What may be done about veto items, and what it comes to. Pure; no rule of a file and no machine decides one.</summary>
public static class VetoDecision
{
    /// <summary>Of one application.</summary>
    public const int Most = 10;

    /// <param name="all">Of the application.</param>
    /// <returns>Why none can be recorded now; null where one can.</returns>
    public static Refusal? Bar(ApplicationState state, IReadOnlyList<Veto> all) =>
        !EligibilityStage.ForOfficers.Contains(state) ? VetoRefusals.NotNow()
        : all.Any(v => v.Verdict is null) ? VetoRefusals.Open()
        : all.Count >= Most ? VetoRefusals.TooMany(Most) : null;

    /// <returns>Everything that is wrong with what was typed.</returns>
    public static IReadOnlyList<Refusal> Wrong(VetoEntry entry, DateOnly today)
    {
        var wrong = new List<Refusal>();
        if (entry.Kind is null) wrong.Add(VetoRefusals.NoKind());
        var source = TextIdentity.Tidy(entry.Source);
        wrong.AddRange(TextSafety.Check(source, VetoEntry.SourceField, multiline: false));
        if (source.Length is < 2 or > VetoEntry.SourceCharacters) wrong.Add(VetoRefusals.NoSource(VetoEntry.SourceCharacters));
        if (entry.On is not { } on || on > today) wrong.Add(VetoRefusals.NoDay());
        return wrong;
    }

    /// <exception cref="RefusedException">The hearing is over, or it was made.</exception>
    public static Veto State(Veto veto, VetoWord statement, DateOnly today) => veto.PhaseOn(today) == VetoPhase.Hearing
        ? veto with { Statement = statement } : throw new RefusedException(VetoRefusals.NoHearing());

    /// <param name="verdict">Of an officer who did not record it.</param>
    /// <exception cref="RefusedException">The applicant is being heard, it is decided, or the officer recorded it.</exception>
    public static Veto Decide(Veto veto, bool upheld, VetoWord verdict, DateOnly today) => veto.PhaseOn(today) switch
    {
        VetoPhase.Hearing => throw new RefusedException(VetoRefusals.HeardFirst(veto.HeardBy)),
        VetoPhase.Upheld or VetoPhase.Dropped => throw new RefusedException(VetoRefusals.Decided()),
        _ => veto.By == verdict.By
            ? throw new RefusedException(VetoRefusals.SecondOfficer()) : veto with { Upheld = upheld, Verdict = verdict },
    };
}
