namespace Funding.Workflows.Tests.Stages.Countersign;

/// <summary>What a file may say of a countersignature, and how it is told what it may not.</summary>
public sealed class CountersignFileTests : IDisposable
{
    private const string Department = "{ id: finance, name: { zh: 财政厅, en: Finance (财政厅) }, asks: confirm }";
    private const string Figure =
        "figure: { name: { zh: 计划数, en: Plan }, unit: { zh: 人, en: students }, min: 0, max: 100 }";

    private const string Id = "small-countersign";

    private readonly List<string> folders = [];

    public void Dispose() => folders.ForEach(folder => Directory.Delete(folder, recursive: true));

    [Fact]
    public void It_is_read_with_what_it_asks_of_each_department()
    {
        var catalogue = Catalogue.Load(Folder(Stage(
            "silence: waits", $"{Department}, {{ id: plan, name: {{ zh: 发改委, en: Planning (发改委) }}, asks: figure, {Figure} }}")));
        var settings = CountersignSettings.Of(catalogue.Programme(Id));
        Assert.Equal((SilenceRule.Waits, ObjectionRule.Decided, 10), (settings.Silence, settings.Objections, settings.WorkingDays));
        Assert.Equal([AskedOf.Confirm, AskedOf.Figure], settings.Departments.Select(d => d.Asks));
        Assert.Equal(new AskedFigure(new("计划数", "Plan"), new("人", "students"), 0, 100), settings.Departments[1].Figure);
    }

    [Theory]
    [InlineData("silence: maybe", Department, "silence", "'maybe' is not allowed; allowed: agrees, waits")]
    [InlineData("silence: waits", "", "departments", "at least 1")]
    [InlineData("silence: waits", $"{Department}, {Department}", "departments[1].id", "the department 'finance' is given twice")]
    [InlineData(
        "silence: waits", "{ id: plan, name: { zh: 发改委, en: Planning (发改委) }, asks: figure }", "departments[0].figure",
        "goes with asks: figure; allowed: both, or asks: confirm and no figure")]
    [InlineData(
        "silence: waits", "{ id: plan, name: { zh: 发改委, en: Planning (发改委) }, asks: confirm, " + Figure + " }",
        "departments[0].figure", "goes with asks: figure")]
    [InlineData(
        "silence: agrees", "{ id: plan, name: { zh: 发改委, en: Planning (发改委) }, asks: figure, " + Figure + " }",
        "departments[0].asks", "states none by its silence; allowed: confirm, or silence: waits")]
    public void A_mistake_is_named_with_its_setting_and_what_is_allowed(string silence, string departments, string setting, string says)
    {
        var wrong = Assert.Throws<CatalogueException>(() => Catalogue.Load(Folder(Stage(silence, departments))));
        var problem = Assert.Single(wrong.Problems);
        Assert.Equal($"stages[2].{setting}", problem.Path);
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
        Assert.True(problem.Line > 0);
    }

    [Theory]
    [InlineData("min: 0, max: 100", "min: 101, max: 100", "figure.min", "101 is above max; allowed: at most 100")]
    [InlineData("min: 0, max: 100", "min: 0.5, max: 100", "figure.min", "0.5 has more decimal places than the figure; allowed: 0")]
    public void Bounds_of_a_figure_are_in_order_and_as_exact_as_it(string from, string to, string setting, string says)
    {
        var department = $"{{ id: plan, name: {{ zh: 发改委, en: Planning (发改委) }}, asks: figure, {Figure.Replace(from, to)} }}";
        var wrong = Assert.Throws<CatalogueException>(() => Catalogue.Load(Folder(Stage("silence: waits", department))));
        Assert.Equal($"stages[2].departments[0].{setting}", Assert.Single(wrong.Problems).Path);
        Assert.Contains(says, wrong.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Behind_what_puts_the_applications_in_order_it_is_refused_by_name()
    {
        const string Rules = "  - { stage: rules, id: sift, rules: [{ id: kind, expression: 'ApplicantKind == \"school\"', "
            + "citation: \"authority's setting\", message: { zh: 仅限学校, en: Schools only } }] }\n";
        var wrong = Assert.Throws<CatalogueException>(() => Catalogue.Load(Folder(Rules + Stage("silence: waits", Department))));
        Assert.Contains("stands behind 'sift'", Assert.Single(wrong.Problems).Message, StringComparison.Ordinal);
    }

    private string Folder(string stage)
    {
        folders.Add(ShippedCatalogue.Copy());
        File.WriteAllText(Path.Combine(folders[^1], $"{Id}.yaml"), $$"""
            id: {{Id}}
            name: { zh: 小项目, en: Small (小项目) }
            clause: 四（五）
            target: { count: 10, qualifier: about }
            subject: { kind: organisation, kinds: [{ id: school, name: { zh: 学校, en: School (学校) } }] }
            parts:
              - part: fields
                id: plan
                title: { zh: 计划, en: Plan (计划) }
                fields:
                  - { id: name, label: { zh: 名称, en: Name }, type: text, maxLength: 60, means: title }
            stages:
              - { stage: call, id: call, days: 30, perSubject: 1 }
              - { stage: eligibility, id: check-up, workingDays: 10, correctionWorkingDays: 3, rules: [] }
            {{stage}}  - { stage: committee, id: approve, workingDays: 5, votes: 2, exits: { returned: check-up } }
              - { stage: notice, id: publish, workingDays: 5, objectionWorkingDays: 10 }
              - { stage: announcement, id: announce, award: grant }
            awards:
              grant: { title: { zh: 小资助, en: Small grant (小资助) }, certificatePattern: '小{year}-{batch}-{number:000}', years: 1 }
            authoritySettings: [parts.plan]
            """);
        return folders[^1];
    }

    private static string Stage(string silence, string departments) =>
        $"  - {{ stage: countersign, id: countersign, workingDays: 10, {silence}, objections: decided, departments: [{departments}] }}\n";
}
