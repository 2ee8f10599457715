namespace Funding.Workflows.Tests.Applications;

public sealed class FormCodeTests
{
    private static readonly Programme Programme = ShippedCatalogue.Colleges;
    private static readonly Application Application = SampleApplication.Application(Programme);
    private static readonly Answers Answers = SampleApplication.Answers(Programme);

    [Fact]
    public void It_is_twelve_characters_in_three_groups_without_letters_that_look_alike() =>
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$", FormCode.Of(Application, Answers));

    [Fact]
    public void Each_answer_each_owner_and_each_fact_of_the_applicant_is_in_it()
    {
        string[] codes =
        [
            FormCode.Of(Application, Answers),
            .. Answers.Fields.Keys.Select(id => FormCode.Of(Application, With(id, Answers.Fields[id] + "1"))),
            FormCode.Of(Application, Answers.WithOwners([.. Answers.Owners().Reverse()])),
            FormCode.Of(Application, Answers.WithOwners([Answers.Owners()[0] with { SharePercent = "1" }, .. Answers.Owners().Skip(1)])),
            FormCode.Of(Application with { OrganisationName = Application.OrganisationName + "（新）" }, Answers),
            FormCode.Of(Application with { CreditCode = CreditCode.Complete("12330000470009999").Value }, Answers),
            FormCode.Of(Application with { Desk = Application.Desk + "2" }, Answers),
            FormCode.Of(Application with { ApplicantKind = "another" }, Answers),
        ];

        Assert.Equal(codes.Length, codes.Distinct().Count());
    }

    [Fact]
    public void What_is_not_printed_as_an_answer_is_not_in_it()
    {
        var code = FormCode.Of(Application, Answers);

        var later = Application with { Documents = [], State = ApplicationState.UnderCorrection, Editors = [] };
        Assert.Equal(code, FormCode.Of(later, Answers));
        Assert.Equal(code, FormCode.Of(Application, With("never-asked", "  ")));
        Assert.Equal(code, FormCode.Of(Application, Answers with { Fields = Answers.Fields.Reverse().ToDictionary() }));
    }

    [Fact]
    public void Line_ends_are_those_of_whichever_browser() => Gen.String[Gen.Char["ab \n"], 0, 20].Sample(text =>
        FormCode.Of(Application, With("x", text)) == FormCode.Of(Application, With("x", text.ReplaceLineEndings("\r\n"))));

    [Fact]
    public void A_scan_of_other_answers_is_stale_and_keeps_the_application_from_being_submitted()
    {
        var code = FormCode.Of(Application, Answers);
        var scanned = Application with { Documents = [.. Application.Documents.Select(Bound)] };
        Assert.Empty(SubmissionCheck.Check(Programme, scanned, Answers));

        var id = Answers.Fields.Keys.First(k => k.EndsWith("name", StringComparison.Ordinal));
        var stale = Assert.Single(SubmissionCheck.Check(Programme, scanned, With(id, "另一名称")));
        Assert.Equal(("document-stale-form", "documents.stamped-form"), (stale.Code, stale.Field));
        Assert.Contains(code, stale.Chinese, StringComparison.Ordinal);
        Assert.Empty(SubmissionCheck.Check(Programme, scanned, Answers));

        AttachedDocument Bound(AttachedDocument document) => document.Slot == "stamped-form" ? document with { Form = code } : document;
    }

    private static Answers With(string id, string text) =>
        Answers with { Fields = new Dictionary<string, string>(Answers.Fields) { [id] = text } };
}
