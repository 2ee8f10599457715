namespace Funding.Workflows.Tests.Persons;

/// <summary>A person as an application names it: what is missing or wrong, what rules ask, what a consent covers, who reads what.</summary>
public sealed class PersonCheckTests
{
    private static readonly Programme Programme = Studios.Programme;
    private static readonly Answers Complete = Studios.Answered(SampleApplication.Answers(Programme));
    private static readonly Application Application =
        SampleApplication.Consented(Programme, SampleApplication.Application(Programme), Complete);

    private static readonly (IPartKind Kind, PartOutline Part) Person = Programme.EachPart().Single(p => p.Part.Id == Studios.Master);

    [Fact]
    public void A_complete_application_lacks_nothing_and_meets_every_rule()
    {
        Assert.Empty(SubmissionCheck.Check(Programme, Application, Complete).Select(r => $"{r.Field} {r.English}"));
        Assert.Empty(Failed(Complete));
    }

    [Theory]
    [InlineData("name", "", "person-name")]
    [InlineData("name", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一", "person-name-too-long")]
    [InlineData("bornIn", "", "person-born-in")]
    [InlineData("bornIn", "76", "person-born-in")]
    [InlineData("bornIn", "1976年", "person-born-in")]
    [InlineData("bornIn", "1899", "person-born-in")]
    [InlineData("bornIn", "1975", "person-born-in-other")]
    [InlineData("mailbox", "", "person-mailbox")]
    [InlineData("mailbox", "qian", "person-mailbox")]
    [InlineData("skill-level", "apprentice", "answer-not-an-option")]
    [InlineData("years-of-practice", "61", "answer-too-large")]
    public void What_is_wrong_is_named_by_its_cell_and_nothing_typed_is_lost(string cell, string typed, string code)
    {
        var bent = Studios.With(Complete, cell, typed);
        var refusal = Person.Kind.Missing(Person.Part, Application, bent).Single();
        Assert.Equal((code, $"master.{cell}"), (refusal.Code, refusal.Field));
        Assert.Empty(Person.Kind.Unstorable(Person.Part, bent));
    }

    [Fact]
    public void Without_a_number_nothing_is_submitted_and_the_answers_have_no_place_for_one()
    {
        var refusal = Assert.Single(Person.Kind.Missing(Person.Part, Application with { Named = null }, Complete));
        Assert.Equal(("person-identity-missing", "master.identity"), (refusal.Code, refusal.Field));
        foreach (var cell in new[] { "identity", "tail", "hash" })
            Assert.Equal(
                ("answer-unknown-field", $"master.{cell}"),
                Code(Assert.Single(AnswersCheck.Unstorable(Programme, Studios.With(Complete, cell, IdentityNumbers.Of(3))))));
        var two = Complete.With(Studios.Master, [Complete.RowsOf(Studios.Master)[0], Complete.RowsOf(Studios.Master)[0]]);
        Assert.Equal("person-one", Assert.Single(AnswersCheck.Unstorable(Programme, two)).Code);
    }

    [Theory]
    [InlineData(1966, "senior-technician", true)]
    [InlineData(1965, "senior-technician", false)]
    [InlineData(1965, "chief-technician", true)]
    [InlineData(1961, "chief-technician", true)]
    [InlineData(1960, "chief-technician", false)]
    public void The_age_is_that_of_the_year_and_its_bound_the_files(int born, string level, bool meets)
    {
        var application = Application.With(new NamedPerson(Studios.Master, "h", "0000", born));
        Assert.Equal(meets, !Failed(Studios.With(Complete, "skill-level", level), application).Contains("master-age"));
    }

    [Fact]
    public void Level_or_honour_is_asked_and_the_answers_of_a_person_are_words_of_rules()
    {
        var neither = Studios.With(Studios.With(Complete, "skill-level", "other"), "honour-level", "other");
        Assert.Equal(["master-skilled"], Failed(neither));
        Assert.Empty(Failed(Studios.With(neither, "honour-level", "provincial")));
        Assert.Equal(["master-employed"], Failed(Studios.With(Complete, "employed-on-site", "no")));
    }

    [Fact]
    public void A_consent_covers_all_that_is_said_of_the_person_and_nothing_else()
    {
        string Covers(Application application, Answers answers) =>
            ConsentDecision.CoversOf(Person.Kind.Parties(Person.Part, Programme, application, answers).Single());
        var given = Covers(Application, Complete);
        foreach (var (cell, typed) in new[] { ("name", "钱立"), ("bornIn", "1975"), ("occupation", "6-18-02-04"), ("skill-level", "other") })
            Assert.NotEqual(given, Covers(Application, Studios.With(Complete, cell, typed)));
        Assert.NotEqual(given, Covers(Application.With(new NamedPerson(Studios.Master, "other", "0017", 1976)), Complete));
        Assert.Equal(given, Covers(Application, Studios.With(Complete, "mailbox", "another@workshop.example")));
        Assert.Equal(given, Covers(Application, Complete with
        {
            Fields = new Dictionary<string, string>(Complete.Fields) { ["team"] = "9" },
        }));
        Assert.Contains(
            SubmissionCheck.Check(Programme, Application, Studios.With(Complete, "occupation", "6-18-02-04")),
            r => (r.Code, r.Field) == ("consent-missing", "master.consent"));
    }

    [Fact]
    public void Who_scores_reads_the_name_and_neither_mailbox_nor_anything_of_the_number()
    {
        var seen = Programme.EachPart().Aggregate(
            new Scored(Application, Complete), (scored, p) => p.Kind.Hide(p.Part, scored, Contacts.Of(Programme, Complete)));
        var text = FundingJson.Serialize(seen);
        Assert.Contains("钱立新", text, StringComparison.Ordinal);
        Assert.DoesNotContain("qian@workshop.example", text, StringComparison.Ordinal);
        Assert.Null(seen.Application.Named);
        Assert.DoesNotContain(
            "0017", FundingJson.Serialize(Person.Kind.Written(Person.Part, Application, Complete)), StringComparison.Ordinal);
        Assert.DoesNotContain("0017", string.Join(' ', Person.Kind.Cells(Person.Part, Complete, "zh")), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_number_is_another_printed_form() => Assert.NotEqual(
        FormCode.Of(Application, Complete),
        FormCode.Of(Application.With(new NamedPerson(Studios.Master, "other", "0017", 1976)), Complete));

    private static IReadOnlyList<string> Failed(Answers answers, Application? application = null) =>
    [
        .. EligibilityCheck.Run(
            EligibilitySettings.Find(Programme), Programme, application ?? Application, answers,
            ShippedCatalogue.Catalogue.Desk("hangzhou"), new(2026, 5, 9)).Failed.Select(r => r.Id),
    ];

    private static (string, string?) Code(Refusal refusal) => (refusal.Code, refusal.Field);
}
