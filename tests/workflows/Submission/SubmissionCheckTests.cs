namespace Funding.Workflows.Tests.Submission;

public sealed class SubmissionCheckTests
{
    private static readonly Programme Programme = ShippedCatalogue.Colleges;
    private static readonly Application Application = SampleApplication.Application(Programme);

    [Fact]
    public void A_complete_application_may_be_submitted() =>
        Assert.Empty(SubmissionCheck.Check(Programme, Application, SampleApplication.Answers(Programme)));

    [Fact]
    public void Every_missing_document_is_named_and_the_stamped_form_says_what_to_do()
    {
        var missing = SubmissionCheck.Check(Programme, Application with { Documents = [] }, SampleApplication.Answers(Programme));

        // Without the agreement nobody has consented to it either.
        var refusals = missing.Where(r => r.Code != "consent-missing").ToList();
        Assert.Equal(
            ["documents.stamped-form", "documents.cooperation-agreement", "documents.valuation-report", "documents.charter"],
            refusals.Select(r => r.Field));
        Assert.Equal("document-stamped-form", refusals[0].Code);
    }

    [Fact]
    public void The_applicant_must_be_among_the_owners()
    {
        var stranger = Application with { CreditCode = CreditCode.Complete("12330000470009999").Value };
        Assert.Equal(
            ["owner-mailbox", "owners-without-applicant", "consent-missing"],
            SubmissionCheck.Check(Programme, stranger, SampleApplication.Answers(Programme)).Select(r => r.Code));
    }

    [Fact]
    public void Problems_of_form_owners_and_documents_come_together()
    {
        var answers = SampleApplication.Answers(Programme).WithOwners([]);
        answers = answers with { Fields = answers.Fields.Where(f => f.Key != "students").ToDictionary() };
        var codes = SubmissionCheck.Check(Programme, Application with { Documents = [] }, answers).Select(r => r.Code).ToHashSet();
        Assert.Superset(new HashSet<string> { "answer-required", "owners-sum", "owners-without-applicant", "document-required" }, codes);
    }
}
