namespace Funding.Workflows.Parts.Members;

/// <summary>What can be wrong with the members of an application; with an answer of one, see its question.</summary>
public static class MemberRefusals
{
    private static readonly Texts Texts = new(typeof(MemberRefusals));

    /// <summary>Of the organisation that a member is.</summary>
    internal static readonly PartyRefusals Party = new("member", Texts.Of("noun"));

    public static Refusal TooFew(int needed, int found) => new("members-too-few", MemberRows.Field, Texts.Of("too-few", needed, found));

    public static Refusal TooMany(int limit, int found) => new("members-too-many", MemberRows.Field, Texts.Of("too-many", limit, found));

    public static Refusal TooFewOf(MemberKind kind, int found) =>
        new("members-of-kind-too-few", MemberRows.Field, Texts.Of("too-few-of", kind.Name, kind.Min, found));

    public static Refusal TooManyOf(MemberKind kind, int limit, int found) =>
        new("members-of-kind-too-many", MemberRows.Field, Texts.Of("too-many-of", kind.Name, limit, found));

    public static Refusal Seal(DocumentSlot slot) => new("member-seal-missing", $"documents.{slot.Id}", Texts.Of("seal", slot.Label));

    /// <summary>The applicant leads, and is no member beside itself.</summary>
    public static Refusal Lead(string field) => new("member-is-lead", field, Texts.Of("lead"));
}
