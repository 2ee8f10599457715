namespace Funding.Workflows.Parts.Interns;

/// <summary>The columns of a list of interns; their headings stand beside this class.</summary>
public static class InternColumns
{
    private static readonly Texts Texts = new(typeof(InternColumns));

    public static readonly ListColumn Name = ListColumn.Of(Texts, "name", required: true);
    public static readonly ListColumn Number = ListColumn.Of(Texts, "identity-number", required: true);
    public static readonly ListColumn School = ListColumn.Of(Texts, "school", required: true);
    public static readonly ListColumn SchoolCode = ListColumn.Of(Texts, "school-code", required: true);
    public static readonly ListColumn Mailbox = ListColumn.Of(Texts, "mailbox", required: true);
    public static readonly ListColumn Specialty = ListColumn.Of(Texts, "specialty", required: true);
    public static readonly ListColumn Level = ListColumn.Of(Texts, "level", required: true);
    public static readonly ListColumn From = ListColumn.Of(Texts, "from", required: true);
    public static readonly ListColumn To = ListColumn.Of(Texts, "to", required: true);
    public static readonly ListColumn Matched = ListColumn.Of(Texts, "matched", required: true);
    public static readonly ListColumn Kept = ListColumn.Of(Texts, "kept", required: true);

    public static readonly ListForm Form = new(
        "intern-list", Name, Number, School, SchoolCode, Mailbox, Specialty, Level, From, To, Matched, Kept);

    private static readonly Bilingual Yes = Texts.Of("says-yes");
    private static readonly Bilingual No = Texts.Of("says-no");

    /// <returns>Null for what is neither yes nor no, in either language.</returns>
    internal static bool? YesNoOf(string typed) => Says(Yes, typed) ? true : Says(No, typed) ? false : null;

    private static bool Says(Bilingual word, string typed) =>
        TextIdentity.Of(typed) is var form && (form == TextIdentity.Of(word.Zh) || form == TextIdentity.Of(word.En));
}
