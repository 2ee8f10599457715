namespace Funding.Workflows.Stages.Draw.Pool;

/// <summary>The columns of an expert list; their headings stand beside this class.</summary>
internal static class ExpertColumns
{
    private static readonly Texts Texts = new(typeof(ExpertColumns));

    public static readonly ListColumn Name = ListColumn.Of(Texts, "name", required: true);
    public static readonly ListColumn Email = ListColumn.Of(Texts, "email", required: true);
    public static readonly ListColumn Organisation = ListColumn.Of(Texts, "organisation", required: true);
    public static readonly ListColumn CreditCode = ListColumn.Of(Texts, "credit-code", required: false);
    public static readonly ListColumn Party = ListColumn.Of(Texts, "party", required: true);
    public static readonly ListColumn Fields = ListColumn.Of(Texts, "fields", required: false);
    public static readonly ListColumn Affiliates = ListColumn.Of(Texts, "affiliates", required: false);
    public static readonly ListColumn Conflicts = ListColumn.Of(Texts, "conflicts", required: false);

    /// <summary>A list of experts as offices send it.</summary>
    public static readonly ListForm Form = new(
        "expert-list", Name, Email, Organisation, CreditCode, Party, Fields, Affiliates, Conflicts);
}
