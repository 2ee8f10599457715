namespace Funding.Workflows.Comments;

/// <summary>What is refused about comments.</summary>
internal static class CommentRefusals
{
    private static readonly Texts Texts = new(typeof(CommentRefusals));

    public static Refusal Length(int most) => new("comment-length", CommentDecision.TextField, Texts.Of("length", Texts.Number(most)));

    public static Refusal TooMany(int most) =>
        new("comments-too-many", CommentDecision.TextField, Texts.Of("too-many", most)) { Kind = RefusalKind.Closed };

    public static Refusal Nobody(string name) => new("comment-mentions-nobody", CommentDecision.TextField, Texts.Of("nobody", name));

    public static Refusal Several(string name) => new("comment-mentions-several", CommentDecision.TextField, Texts.Of("several", name));

    public static Refusal TooManyMentions(int most) =>
        new("comment-mentions-too-many", CommentDecision.TextField, Texts.Of("too-many-mentions", most));

    public static Refusal NotReader(string name) => new("comment-mentions-barred", CommentDecision.TextField, Texts.Of("not-reader", name));

    public static Refusal OwnConflict() => new("own-conflict", null, Texts.Of("conflict")) { Kind = RefusalKind.Forbidden };

    public static Refusal NotFound() => new("comment-not-found", null, Texts.Of("not-found")) { Kind = RefusalKind.NotFound };

    public static Refusal NotOwn() => new("comment-not-own", null, Texts.Of("not-own")) { Kind = RefusalKind.Forbidden };

    public static Refusal TakenBack() => new("comment-taken-back", null, Texts.Of("taken-back")) { Kind = RefusalKind.Conflict };
}
