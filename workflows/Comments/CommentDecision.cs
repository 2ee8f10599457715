namespace Funding.Workflows.Comments;

/// <summary>What may be said, and taken back. Pure.</summary>
public static class CommentDecision
{
    public const string TextField = "officer-comment";

    /// <summary>Unicode scalar values of one.</summary>
    public const int Characters = 1000;

    /// <summary>Of one application.</summary>
    public const int Most = 200;

    /// <param name="before">How many the application has, those that were taken back too.</param>
    /// <returns>Everything that is wrong with it.</returns>
    public static IReadOnlyList<Refusal> Wrong(string text, int before)
    {
        List<Refusal> wrong = [.. TextSafety.Check(text, TextField, multiline: true)];
        if (TextSafety.Length(text) is 0 or > Characters) wrong.Add(CommentRefusals.Length(Characters));
        if (before >= Most) wrong.Add(CommentRefusals.TooMany(Most));
        return wrong;
    }

    /// <summary>Its author takes it back: the text goes, the line stays.</summary>
    /// <exception cref="RefusedException">Somebody else's, or it was.</exception>
    public static CaseComment TakeBack(CaseComment comment, string personId, DateTimeOffset now) =>
        comment.By != personId ? throw new RefusedException(CommentRefusals.NotOwn())
        : comment.TakenBackAt is not null ? throw new RefusedException(CommentRefusals.TakenBack())
        : comment with { Text = "", TakenBackAt = now };
}
