namespace Funding.Workflows.Rounds;

/// <summary>A change that needs a second administrator.</summary>
/// <param name="Stage">The stage whose deadline moves; null for a cancellation.</param>
/// <param name="Reminded">The last day on which the other administrators were reminded.</param>
/// <param name="ExpiredAt">When it ended by rule, undecided.</param>
/// <param name="Reopens">The call had closed when it was proposed.</param>
/// <param name="Change">The days that moved with its acceptance; null before, and for a cancellation.</param>
public sealed record RoundProposal(
    string Id,
    StageKey? Stage,
    DateOnly? NewDay,
    string Reason,
    string ProposedBy,
    DateTimeOffset At,
    string? DecidedBy = null,
    bool? Accepted = null,
    DateOnly? Reminded = null, DateTimeOffset? ExpiredAt = null, bool Reopens = false, DeadlineChange? Change = null)
{
    /// <summary>Until the end of which it can be decided.</summary>
    [JsonIgnore]
    public DateOnly LastDay => ProposalDecision.LastDay(ShanghaiTime.DayOf(At));

    /// <summary>Neither decided nor ended by rule; its last day may be over.</summary>
    [JsonIgnore]
    public bool IsOpen => DecidedBy is null && ExpiredAt is null;

    public bool Waits(DateTimeOffset now) => IsOpen && ShanghaiTime.IsInTime(now, LastDay);

    /// <summary>What is asked for, as mails say it.</summary>
    /// <param name="name">Of the stage whose closing day moves.</param>
    public Bilingual Request(Bilingual? name) => Reopens
        ? RoundTexts.Of("request.reopening", DayText.Of(NewDay!.Value))
        : name is not null
        ? RoundTexts.Of("request.extension", name, DayText.Of(NewDay!.Value))
        : RoundTexts.Of("request.cancellation");
}

internal static class ProposalMail
{
    public static async Task<IEnumerable<Person>> OtherAdministratorsAsync(
        this PeopleStore people, RoundProposal proposal, CancellationToken cancellation) =>
        (await people.InRoleAsync(Role.Administrator, null, cancellation)).Where(a => a.Id != proposal.ProposedBy);

    /// <summary>The mail by which the others are asked, and reminded.</summary>
    /// <param name="request">See <see cref="RoundProposal.Request"/>.</param>
    /// <param name="by">The proposer's name.</param>
    public static Reminder ToDecide(MailTemplate template, Round round, RoundProposal proposal, Bilingual request, string by) => new(
        template,
        RoundMail.DeskLink(LinkPurpose.SecondAdministrator, $"{round.Id}:{proposal.Id}", proposal.LastDay),
        [
            ("RequestedBy", by),
            .. RoundMail.Both("Request", request),
            ("Reason", proposal.Reason),
            RoundMail.Day("Deadline", proposal.LastDay)
        ]);

    /// <summary>What is waited for while the proposal is open, in its round.</summary>
    public static string KeyOf(string proposalId) => $"proposal:{proposalId}";
}
