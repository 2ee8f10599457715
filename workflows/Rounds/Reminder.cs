namespace Funding.Workflows.Rounds;

/// <summary>A mail that reminds of something: the same from a stage or a duty itself and from the office.</summary>
/// <param name="Link">Null for a mail whose button opens <see cref="Page"/> for whoever has signed in.</param>
/// <param name="Data">The template's values beside RoundName.</param>
public sealed record Reminder(MailTemplate Template, LinkTerms? Link, params IReadOnlyList<(string Name, string Value)> Data)
{
    /// <summary>What its button opens, begins with '/'; null for the page of the round to which the link's purpose leads.</summary>
    public string? Page { get; init; }

    /// <summary>From when on it comes too late; null for never.</summary>
    public DateTimeOffset? TermIn(ReminderHome home) => MailTerm.Of(RoundMail.RequestOf(home, this, ""));
}

/// <summary>Where something is waited for: its partition has what was reminded of, and mails are named after it.</summary>
/// <param name="Id">Of a round, an award, an organisation; in the keys of its mails.</param>
/// <param name="RoundId">In whose log its mails stand; null for none.</param>
/// <param name="RoundName">For mails that name a round; null where there is none.</param>
public sealed record ReminderHome(string Partition, string Id, string? RoundId, Bilingual? RoundName = null)
{
    public static ReminderHome Of(Round round) => new(RoundKeys.Partition(round.Id), round.Id, round.Id, round.Name);
}

/// <summary>The last reminder of something that is waited for.</summary>
/// <param name="At">When it was asked for.</param>
/// <param name="GoesAt">When it goes, in office hours: the local day of this moment counts.</param>
/// <param name="By">Who of the office had it sent; null for the stage or duty itself.</param>
public sealed record Reminded(DateTimeOffset At, DateTimeOffset GoesAt, string? By)
{
    public DateOnly Day => ShanghaiTime.DayOf(GoesAt);
}
