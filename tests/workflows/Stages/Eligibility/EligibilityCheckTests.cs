namespace Funding.Workflows.Tests.Stages.Eligibility;

public sealed class EligibilityCheckTests
{
    private static readonly Programme Programme = ShippedCatalogue.Colleges;
    private static readonly Desk Hangzhou = ShippedCatalogue.Catalogue.Desk("hangzhou");
    private static readonly Application Application = SampleApplication.Application(Programme);
    private static readonly Answers Answers = SampleApplication.Answers(Programme);
    private static readonly DateOnly CallCloses = new(2026, 3, 30);

    [Fact]
    public void A_complete_application_meets_every_rule_and_each_is_cited()
    {
        var verdict = Run(Application, Answers);
        Assert.Empty(verdict.Failed.Select(r => r.Id));
        Assert.Equal(
            EligibilitySettings.RulesOf(Programme).Select(r => (r.Id, r.Citation)), verdict.Results.Select(r => (r.Id, r.Citation)));
        Assert.All(verdict.Results, r => Assert.Equal(r.Citation == "authority's setting", r.IsAuthoritySetting));
    }

    [Fact]
    public void An_empty_draft_fails_rules_and_nothing_breaks()
    {
        var failed = Run(Application with { Documents = [] }, Answers.Empty).Failed.Select(r => r.Id).ToList();
        Assert.Equal(EligibilitySettings.RulesOf(Programme).Select(r => r.Id), failed);
    }

    [Theory]
    [InlineData("dual-teacher-share", "49.99", "dual-teachers")]
    [InlineData("dual-teacher-share", "most", "dual-teachers")]
    [InlineData("council-established", "no", "council")]
    [InlineData("no-compulsory-education", "no", "negative-list")]
    [InlineData("founded-on", "2026-03-31", "established")]
    [InlineData("party-building", "  ", "party-building")]
    public void One_answer_off_fails_one_rule(string field, string answer, string rule) =>
        Assert.Equal(rule, Assert.Single(Run(Application, With(field, answer)).Failed).Id);

    [Theory]
    [InlineData("dual-teacher-share", "50")]
    [InlineData("dual-teacher-share", "５０．０")]
    [InlineData("founded-on", "2026-03-30")]
    public void The_bound_itself_is_met(string field, string answer) => Assert.True(Run(Application, With(field, answer)).IsEligible);

    [Fact]
    public void Schools_alone_are_no_mixed_ownership()
    {
        var schools = Answers.WithOwners([SampleApplication.School, SampleApplication.Enterprise with { Kind = "school" }]);
        Assert.Equal(["others-take-part", "two-kinds-of-owner", "outside-share"], Run(Application, schools).Failed.Select(r => r.Id));
    }

    [Theory]
    [InlineData("yes", "", false)]
    [InlineData("yes", "  ", false)]
    [InlineData("yes", "浙国资备〔2026〕7号", true)]
    [InlineData("no", "", true)]
    public void A_state_owned_owner_names_the_number_of_its_valuation(string stateOwned, string number, bool eligible)
    {
        var owners = Answers.WithOwners(
            [SampleApplication.School, SampleApplication.Enterprise with { StateOwned = stateOwned, FilingNumber = number }]);
        Assert.Equal(eligible ? [] : ["state-assets"], Run(Application, owners).Failed.Select(r => r.Id));
    }

    [Fact]
    public void Less_than_a_tenth_outside_the_school_is_told()
    {
        var owners = Answers.WithOwners(
            [SampleApplication.School with { SharePercent = "90.01" }, SampleApplication.Enterprise with { SharePercent = "9.99" }]);
        Assert.Equal("outside-share", Assert.Single(Run(Application, owners).Failed).Id);
    }

    [Fact]
    public void One_missing_document_is_enough_to_fail() =>
        Assert.Equal(
            "documents", Assert.Single(Run(Application with { Documents = [.. Application.Documents.Skip(1)] }, Answers).Failed).Id);

    [Fact]
    public void A_department_is_no_city()
    {
        Assert.Equal("hangzhou", EligibilityFactsBuilder.Build(Programme, Application, Answers, Hangzhou, CallCloses).City);
        var department = ShippedCatalogue.Catalogue.Desk("education");
        Assert.Equal("", EligibilityFactsBuilder.Build(Programme, Application, Answers, department, CallCloses).City);
    }

    [Fact]
    public void A_snapshot_gives_the_same_verdict_as_the_file()
    {
        var kept = ProgrammeSnapshot.Of(Programme);
        Assert.Equal(
            Run(Application, Answers).Results, Run(kept.Programme(), Application, Answers).Results);
        Assert.Equal(kept, ProgrammeSnapshot.Of(kept.Programme()));
        Assert.Throws<InvalidOperationException>(() => (kept with
        {
            Json = kept.Json.Replace(
            "\"places\":10", "\"places\":11", StringComparison.Ordinal)
        }).Programme());
    }

    private static EligibilityVerdict Run(Application application, Answers answers) => Run(Programme, application, answers);

    private static EligibilityVerdict Run(Programme programme, Application application, Answers answers) =>
        EligibilityCheck.Run(EligibilitySettings.Find(programme), programme, application, answers, Hangzhou, CallCloses);

    private static Answers With(string field, string answer) =>
        Answers with { Fields = new Dictionary<string, string>(Answers.Fields) { [field] = answer } };
}
