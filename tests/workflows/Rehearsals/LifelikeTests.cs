using Funding.Rehearsals.Lifelike;

namespace Funding.Workflows.Tests.Rehearsals;

public sealed class LifelikeTests
{
    [Theory]
    [InlineData("higher-vocational-college")]
    [InlineData("private-enterprise")]
    [InlineData("technician-college")]
    public void No_two_organisations_have_one_name(string kind)
    {
        var names = Enumerable.Range(0, 1500).Select(number => LifelikeNames.Organisation(kind, number)).ToList();

        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Theory]
    [InlineData("high-level-colleges")]
    [InlineData("online-courses")]
    [InlineData("manufacturing-training-bases")]
    public void Answers_meet_the_rules_and_no_two_applicants_say_the_same(string id)
    {
        var programme = ShippedCatalogue.Catalogue.Programme(id);
        var fitting = FittingAnswers.Of(programme, new(2026, 3, 31), ShippedCatalogue.Catalogue.Desks[0]);
        var lifelike = new LifelikeAnswers(programme, fitting.Fits, number => LifelikeNames.Organisation(fitting.ApplicantKind, number));
        var sample = fitting.In(SampleApplication.Answers(programme));

        var answers = new List<Answers>();
        foreach (var number in Enumerable.Range(1, 4)) answers.Add(lifelike.Of(sample, number));

        Assert.All(answers, a => Assert.True(fitting.Fits(a)));
        var texts = FieldsSettings.AllOf(programme).Where(f => f.Type is FieldType.LongText && f.Required).ToList();
        Assert.NotEmpty(texts);
        Assert.All(texts, f =>
        {
            var said = answers.ConvertAll(a => a.Fields[f.Id]);
            Assert.Equal(said.Count, said.Distinct().Count());
            Assert.DoesNotContain(said, text => text.Contains("产产", StringComparison.Ordinal));
        });
        Assert.Equal(answers[2].Fields, lifelike.Of(sample, 3).Fields);
    }
}
