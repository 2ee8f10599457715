namespace Funding.Workflows.Marks;

/// <summary>What is refused about tags and saved views.</summary>
internal static class MarkRefusals
{
    private static readonly Texts Texts = new(typeof(MarkRefusals));

    public static Refusal Name(string field, int most) => new("mark-name", field, Texts.Of("name", most));

    public static Refusal NoTone() => new("tag-tone-missing", MarkDecision.ToneField, Texts.Of("no-tone"));

    public static Refusal SameTag(string name) =>
        new("tag-exists", MarkDecision.NameField, Texts.Of("same-tag", name)) { Kind = RefusalKind.Conflict };

    public static Refusal TooManyTags(int most) =>
        new("tags-too-many", MarkDecision.NameField, Texts.Of("too-many-tags", most)) { Kind = RefusalKind.Closed };

    public static Refusal TooManyViews(int most) =>
        new("views-too-many", MarkDecision.ViewField, Texts.Of("too-many-views", most)) { Kind = RefusalKind.Closed };

    public static Refusal NoTag() => new("tag-not-found", MarkDecision.TagField, Texts.Of("no-tag")) { Kind = RefusalKind.NotFound };

    public static Refusal NoView() => new("view-not-found", null, Texts.Of("no-view")) { Kind = RefusalKind.NotFound };

    public static Refusal NotOwnView() => new("view-not-own", null, Texts.Of("not-own-view")) { Kind = RefusalKind.Forbidden };

    public static Refusal NothingPicked() => new("tag-nothing-picked", CaseListPart.TickField, Texts.Of("nothing-picked"));

    public static Refusal TooManyPicked(int most) => new("tag-too-many-picked", CaseListPart.TickField, Texts.Of("too-many-picked", most));

    public static Refusal NotInRound(string application) =>
        new("application-not-found", CaseListPart.TickField, Texts.Of("not-in-round", application)) { Kind = RefusalKind.NotFound };

    public static Refusal OwnConflict(string application) =>
        new("own-conflict", CaseListPart.TickField, Texts.Of("conflict", application)) { Kind = RefusalKind.Forbidden };
}
