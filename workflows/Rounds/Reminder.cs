namespace Funding.Workflows.Rounds;

/// <summary>A mail that reminds of something: the same from the stage itself and from the office.</summary>
/// <param name="Data">The template's values beside RoundName.</param>
public sealed record Reminder(MailTemplate Template, LinkTerms Link, params IReadOnlyList<(string Name, string Value)> Data)
{
    /// <summary>What its button opens, begins with '/'; null for the page of the round to which the link's purpose leads.</summary>
    public string? Page { get; init; }

    /// <summary>From when on it comes too late; null for never.</summary>
    public DateTimeOffset? TermIn(Round round) => MailTerm.Of(RoundMail.RequestOf(round, this));
}

/// <summary>The last reminder of something that is waited for.</summary>
/// <param name="At">When it was asked for.</param>
/// <param name="GoesAt">When it goes, in office hours: the local day of this moment counts.</param>
/// <param name="By">Who of the office had it sent; null for the stage itself.</param>
public sealed record Reminded(DateTimeOffset At, DateTimeOffset GoesAt, string? By)
{
    public DateOnly Day => ShanghaiTime.DayOf(GoesAt);
}
