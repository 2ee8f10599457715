namespace Funding.Workflows.Pages;

/// <summary>What strata and their answers are called.</summary>
public static class StrataNames
{
    private static readonly Texts Texts = new(typeof(StrataNames));

    public static Bilingual By(Programme programme, string by) => by switch
    {
        GroupCap.Desk => Texts.Of("by.desk"),
        StrataRules.ApplicantKind => Texts.Of("by.applicant-kind"),
        _ => programme.EachPart().Select(p => p.Kind.Called(p.Part, by)).FirstOrDefault(name => name is not null) ?? Bilingual.Same(by),
    };

    public static Bilingual Answer(Programme programme, RoundDesks desks, string by, string answer) => by switch
    {
        GroupCap.Desk => desks.Of(answer).Name,
        _ => Answer(programme, by, answer),
    };

    /// <summary>Of what is no desk.</summary>
    public static Bilingual Answer(Programme programme, string by, string answer) => by switch
    {
        StrataRules.ApplicantKind => programme.Subject.Kinds.FirstOrDefault(k => k.Id == answer)?.Name ?? Bilingual.Same(answer),
        _ => programme.EachPart().Select(p => p.Kind.Worded(p.Part, by, answer)).FirstOrDefault(name => name is not null)
            ?? Bilingual.Same(answer),
    };
}
