namespace Funding.Workflows.Stages.Forwarding;

/// <summary>What is waited for.</summary>
public enum ForwardingPhase
{
    /// <summary>That the office forwards it.</summary>
    Forwarding,

    /// <summary>What the higher body decides.</summary>
    Outcome,

    /// <summary>A second officer's word on what was entered.</summary>
    Confirmation,

    /// <summary>Nothing: the outcome is confirmed.</summary>
    Closed,
}

/// <param name="On">The day on which it was sent up.</param>
/// <param name="Letter">Number of the letter (文号).</param>
public sealed record Forwarded(DateOnly On, string Letter, string By);

/// <param name="Outcome">Of the file's list, by its id.</param>
/// <param name="DecidedOn">The day of the higher body's document.</param>
/// <param name="Letter">Its number (文号).</param>
/// <param name="Text">Reasons given above; empty for none.</param>
public sealed record HigherOutcome(string Outcome, DateOnly DecidedOn, string Letter, string Text, string By, DateTimeOffset At);

/// <summary>How far a forwarding has come; a row of the duty, not there before it was forwarded.</summary>
/// <param name="ReturnedFor">Why a second officer gave the outcome back; null where none did.</param>
/// <param name="ConfirmedBy">Null until a second officer has confirmed it.</param>
public sealed record ForwardingState(Forwarded? Forwarded, HigherOutcome? Outcome, string? ReturnedFor, string? ConfirmedBy)
{
    public const string Row = "forwarding";
    public const int LongestLetter = 60;

    private const int ShortestLetter = 4;

    public static readonly ForwardingState Begun = new(null, null, null, null);

    [JsonIgnore]
    public ForwardingPhase Phase => ConfirmedBy is not null ? ForwardingPhase.Closed
        : Outcome is not null && ReturnedFor is null ? ForwardingPhase.Confirmation
        : Forwarded is not null ? ForwardingPhase.Outcome : ForwardingPhase.Forwarding;

    /// <exception cref="RefusedException">It was forwarded already, the day lies ahead, or the number is missing.</exception>
    public ForwardingState Forward(DateOnly on, string? letter, string by, DateOnly today)
    {
        if (Phase != ForwardingPhase.Forwarding) throw new RefusedException(ForwardingRefusals.ForwardedAlready());
        var problems = new List<Refusal>();
        if (on > today) problems.Add(ForwardingRefusals.Ahead("on"));
        var number = Number(letter, problems);
        if (problems.Count > 0) throw new RefusedException(problems);
        return this with { Forwarded = new(on, number, by) };
    }

    /// <param name="entered">What is left blank of it is refused.</param>
    /// <param name="hasDocument">Its document is there, and no virus in it.</param>
    /// <exception cref="RefusedException">
    /// It is not forwarded, entered already, no such outcome, its day is before the forwarding or ahead, or something is missing.
    /// </exception>
    public ForwardingState Enter(ForwardingSettings settings, HigherOutcome entered, bool hasDocument, DateOnly today)
    {
        if (Phase == ForwardingPhase.Forwarding) throw new RefusedException(ForwardingRefusals.NotForwarded());
        if (Phase != ForwardingPhase.Outcome) throw new RefusedException(ForwardingRefusals.EnteredAlready());
        var problems = new List<Refusal>();
        var outcome = settings.Find(entered.Outcome);
        if (outcome is null) problems.Add(ForwardingRefusals.UnknownOutcome());
        if (entered.DecidedOn > today) problems.Add(ForwardingRefusals.Ahead("decidedOn"));
        else if (entered.DecidedOn < Forwarded!.On) problems.Add(ForwardingRefusals.BeforeForwarding(Forwarded.On));
        var number = Number(entered.Letter, problems);
        var text = Figures.Text(
            entered.Text, "text", ReportDecision.ShortestText, ReportDecision.LongestText,
            required: outcome is { Consequence: Consequence.Withdraw }, problems);
        if (!hasDocument) problems.Add(ForwardingRefusals.NoDocument());
        if (problems.Count > 0) throw new RefusedException(problems);
        return this with { Outcome = entered with { Letter = number, Text = text }, ReturnedFor = null };
    }

    /// <param name="by">Somebody else than who entered it.</param>
    /// <exception cref="RefusedException">Nothing waits for it, or the same person entered it.</exception>
    public ForwardingState Confirm(string by) => Second(by) with { ConfirmedBy = by };

    /// <inheritdoc cref="Confirm"/>
    public ForwardingState Return(string by, string? reason)
    {
        var state = Second(by);
        var problems = new List<Refusal>();
        var text = Figures.Text(reason, "reason", ReportDecision.ShortestText, ReportDecision.LongestText, required: true, problems);
        return problems.Count == 0 ? state with { ReturnedFor = text } : throw new RefusedException(problems);
    }

    private ForwardingState Second(string by)
    {
        if (Phase != ForwardingPhase.Confirmation) throw new RefusedException(DutyRefusals.NothingToConfirm());
        return Outcome!.By == by ? throw new RefusedException(DutyRefusals.SecondPerson()) : this;
    }

    private static string Number(string? typed, List<Refusal> problems) =>
        Figures.Text(typed, "letter", ShortestLetter, LongestLetter, required: true, problems);
}
