namespace Funding.Workflows.Letters;

/// <summary>What a document says, and whether it may be published.</summary>
public static class LetterDecision
{
    private static readonly Texts Texts = new(typeof(LetterDecision));

    public const int MaxLine = 300;
    public const int MaxBody = 10_000;
    public const int MaxReason = 500;

    /// <summary>Before anybody has edited it.</summary>
    public static LetterDraft Draft(StageLetter letter, Bilingual authority, SiteContact contact, DateOnly today) => new(
        letter.Template.Title,
        letter.Template.Addressees,
        letter.Template.Body,
        "",
        contact.Phone ?? "",
        contact.Supervision ?? "",
        authority.Zh,
        letter.Out is { } since ? ShanghaiTime.DayOf(since) : today,
        letter.Template.CopiedTo,
        Texts.Of("printed-by", authority).Zh);

    /// <summary>Whether a document of the round may still wait to be published: it runs, or was announced within these days.</summary>
    public const int DueDays = 60;

    /// <inheritdoc cref="DueDays"/>
    public static bool MayBeDue(RoundSummary round, DateTimeOffset now) => round.Standing != RoundStanding.Cancelled
        && (round.EndedAt is not { } ended || now - ended <= TimeSpan.FromDays(DueDays));

    /// <summary>What an administrator reads of one that waits.</summary>
    public static Bilingual Duty(StageLetter letter) => Texts.Of("duty", letter.Name);

    /// <summary>Everything that is wrong with what was typed.</summary>
    public static IEnumerable<Refusal> Check(LetterDraft draft)
    {
        foreach (var refusal in Line(draft.Title, nameof(draft.Title), required: true)
            .Concat(Line(draft.Addressees, nameof(draft.Addressees), required: false))
            .Concat(Line(draft.Contact, nameof(draft.Contact), required: false))
            .Concat(Line(draft.Phone, nameof(draft.Phone), required: true))
            .Concat(Line(draft.Supervision, nameof(draft.Supervision), required: true))
            .Concat(Line(draft.Signature, nameof(draft.Signature), required: true))
            .Concat(Line(draft.CopiedTo, nameof(draft.CopiedTo), required: false))
            .Concat(Line(draft.PrintedBy, nameof(draft.PrintedBy), required: true)))
            yield return refusal;
        foreach (var refusal in Body(draft.Body))
            yield return refusal;
    }

    /// <summary>The document as it would be published on a day.</summary>
    public static Letter Compose(LetterDraft draft, StageLetter letter, Bilingual authority, DateOnly printedOn) => new()
    {
        Issuer = authority.Zh,
        Number = letter.Number,
        Title = draft.Title,
        Addressees = Given(draft.Addressees),
        Body = LetterText.Read(draft.Body),
        Attachments = [.. letter.Attachments.Where(a => a.Rows.Count > 0)],
        Signature = draft.Signature,
        Date = draft.Date,
        Note = draft.Contact.Length > 0
            ? Texts.Of("note", draft.Contact, draft.Phone, draft.Supervision).Zh
            : Texts.Of("note.nobody", draft.Phone, draft.Supervision).Zh,
        CopiedTo = Given(draft.CopiedTo),
        PrintedBy = draft.PrintedBy,
        PrintedOn = printedOn,
    };

    /// <summary>Why the document may not be published now; nothing where it may.</summary>
    /// <param name="last">The version that it would take the place of; null for the first.</param>
    /// <param name="content">The hash of what it says.</param>
    public static IEnumerable<Refusal> Publish(StageLetter letter, LetterVersion? last, string content, string? reason)
    {
        if (letter.Out is null)
            yield return LetterRefusals.NotOut();
        if (last is null)
            yield break;
        if (last.Content == content)
            yield return LetterRefusals.Unchanged(last.Number);
        if (string.IsNullOrWhiteSpace(reason))
            yield return LetterRefusals.NoReason();
        else if (TextSafety.Length(reason) > MaxReason)
            yield return LetterRefusals.TooLong("reason", MaxReason);
        else
        {
            foreach (var refusal in TextSafety.Check(reason, "reason", multiline: false))
                yield return refusal;
        }
    }

    private static IEnumerable<Refusal> Line(string text, string name, bool required)
    {
        var field = FieldOf(name);
        if (required && string.IsNullOrWhiteSpace(text))
            return [LetterRefusals.Missing(field)];
        return TextSafety.Length(text) > MaxLine ? [LetterRefusals.TooLong(field, MaxLine)]
            : TextSafety.Check(text, field, multiline: false);
    }

    private static IEnumerable<Refusal> Body(string text)
    {
        const string field = "body";
        if (string.IsNullOrWhiteSpace(text))
            return [LetterRefusals.Missing(field)];
        if (TextSafety.Length(text) > MaxBody)
            return [LetterRefusals.TooLong(field, MaxBody)];
        return LetterText.Fault(text) is { } line ? [LetterRefusals.Heading(field, line)] : TextSafety.Check(text, field, multiline: true);
    }

    /// <summary>The name of the form's field.</summary>
    public static string FieldOf(string member) => char.ToLowerInvariant(member[0]) + member[1..];

    private static string? Given(string text) => text.Length > 0 ? text : null;
}
