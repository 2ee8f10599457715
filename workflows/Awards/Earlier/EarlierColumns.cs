namespace Funding.Workflows.Awards.Earlier;

/// <summary>The columns of a list of what was awarded before; their headings stand beside this class.</summary>
public static class EarlierColumns
{
    private static readonly Texts Texts = new(typeof(EarlierColumns));

    public static readonly ListColumn Programme = ListColumn.Of(Texts, "programme", required: true);

    /// <summary>Which of a programme's awards; a programme with one needs none.</summary>
    public static readonly ListColumn Award = ListColumn.Of(Texts, "award", required: false);

    public static readonly ListColumn Holder = ListColumn.Of(Texts, "holder", required: true);
    public static readonly ListColumn Code = ListColumn.Of(Texts, "credit-code", required: true);
    public static readonly ListColumn Title = ListColumn.Of(Texts, "title", required: false);
    public static readonly ListColumn Document = ListColumn.Of(Texts, "document", required: true);
    public static readonly ListColumn DocumentOn = ListColumn.Of(Texts, "document-date", required: true);
    public static readonly ListColumn Certificate = ListColumn.Of(Texts, "certificate", required: false);

    /// <summary>The day of the document where nothing is said.</summary>
    public static readonly ListColumn From = ListColumn.Of(Texts, "from", required: false);

    public static readonly ListColumn Until = ListColumn.Of(Texts, "until", required: true);

    /// <summary>By the term where nothing is said.</summary>
    public static readonly ListColumn Standing = ListColumn.Of(Texts, "standing", required: false);

    public static readonly ListColumn StandingDocument = ListColumn.Of(Texts, "standing-document", required: false);
    public static readonly ListColumn StandingOn = ListColumn.Of(Texts, "standing-date", required: false);
    public static readonly ListColumn Desk = ListColumn.Of(Texts, "desk", required: false);
    public static readonly ListColumn Members = ListColumn.Of(Texts, "members", required: false);

    public static readonly ListForm Form = new(
        "award-list", Programme, Award, Holder, Code, Title, Document, DocumentOn, Certificate, From, Until, Standing, StandingDocument,
        StandingOn, Desk, Members);
}
