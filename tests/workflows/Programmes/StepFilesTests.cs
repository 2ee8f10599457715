namespace Funding.Workflows.Tests.Programmes;

/// <summary>What a file may say of its steps, and how it is told of what it may not.</summary>
public sealed class StepFilesTests : IDisposable
{
    private const string Name = "stepped-grants.yaml";
    private const string Id = "stepped-grants";

    private const string Text = """
        id: stepped-grants
        name: { zh: 分步资助, en: Stepped grants (分步资助) }
        clause: 四（五）
        target: { count: 10, qualifier: about }
        subject: { kind: organisation, kinds: [{ id: school, name: { zh: 学校, en: School (学校) } }] }
        steps:
          entry:
            name: { zh: 培育, en: Cultivation }
            award: cultivation
            parts:
              - part: fields
                id: plan
                title: { zh: 计划, en: Plan }
                fields: [ { id: name, label: { zh: 名称, en: Name }, type: text, maxLength: 60, means: title } ]
            stages:
              - { stage: call, id: call, days: 30, perSubject: 2 }
              - { stage: eligibility, id: check, workingDays: 10, correctionWorkingDays: 3, rules: [] }
              - { stage: committee, id: approve, workingDays: 5, votes: 2, exits: { returned: check } }
              - { stage: notice, id: notice, workingDays: 5, objectionWorkingDays: 10 }
              - { stage: announcement, id: announce, award: cultivation }
          recognition:
            name: { zh: 认定, en: Recognition }
            from: cultivation
            months: 24
            award: recognised
            parts:
              - part: fields
                id: plan
                title: { zh: 成效, en: Results }
                fields: [ { id: name, label: { zh: 名称, en: Name }, type: text, maxLength: 60, means: title } ]
            stages:
              - { stage: call, id: call, days: 20, perSubject: 1 }
              - { stage: eligibility, id: check, workingDays: 10, correctionWorkingDays: 3, rules: [] }
              - { stage: committee, id: approve, workingDays: 5, votes: 2, exits: { returned: check } }
              - { stage: notice, id: notice, workingDays: 5, objectionWorkingDays: 10 }
              - { stage: announcement, id: announce, award: recognised }
        awards:
          cultivation: { title: { zh: 培育单位, en: Cultivated }, certificatePattern: '培{year}-{batch}-{number}', years: 3 }
          recognised: { title: { zh: 认定单位, en: Recognised }, certificatePattern: '认{year}-{batch}-{number}', years: 3 }
        authoritySettings: [steps.recognition.stages.call.perSubject, steps.entry.stages.call, awards.cultivation.years]
        """;

    private readonly ProgrammesFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Each_step_is_a_programme_of_its_own_under_the_id_of_the_file()
    {
        folder.Write(Name, Text);
        var catalogue = Catalogue.Load(folder.Path);
        var (entry, next) = (catalogue.Programme(Id), catalogue.Programme(Id, "recognition"));
        Assert.Equal([entry, next], catalogue.StepsOf(Id));
        Assert.Equal([entry], catalogue.Programmes.Where(p => p.Id == Id));
        Assert.Same(entry, catalogue.Programme(Id, "entry"));
        Assert.Equal(("entry", "cultivation", null), (entry.Step!.Id, entry.Step.Award, entry.Step.From));
        Assert.Equal(
            ("recognition", "recognised", new StepFrom("cultivation", new("培育单位", "Cultivated"), 24)),
            (next.Step!.Id, next.Step.Award, next.Step.From));
        Assert.Equal([Id, $"{Id}-recognition"], catalogue.StepsOf(Id).Select(p => p.RoundsId));
        Assert.Equal([5, 5], catalogue.StepsOf(Id).Select(p => p.Stages.Count));
        Assert.Equal(["cultivation"], entry.Awards.Keys);
        Assert.Equal(["recognised"], next.Awards.Keys);
        Assert.Equal(["stages.call", "awards.cultivation.years"], entry.AuthoritySettings);
        Assert.Equal(["stages.call.perSubject"], next.AuthoritySettings);
        var kept = ProgrammeSnapshot.Of(next);
        Assert.Equal(next.Step, kept.Programme().Step);
        Assert.Equal(kept, ProgrammeSnapshot.Of(kept.Programme()));
    }

    [Fact]
    public void A_file_without_steps_is_one_and_its_snapshot_says_nothing_of_steps()
    {
        var colleges = ShippedCatalogue.Colleges;
        Assert.Null(colleges.Step);
        Assert.Equal(colleges.Id, colleges.RoundsId);
        Assert.Equal([colleges], ShippedCatalogue.Catalogue.StepsOf(colleges.Id));
        Assert.DoesNotContain("\"step\":{", ProgrammeSnapshot.Of(colleges).Json, StringComparison.Ordinal);
        var refused = Assert.Throws<RefusedException>(() => ShippedCatalogue.Catalogue.Programme(colleges.Id, "entry"));
        Assert.Equal(("step-unknown", "step"), (refused.Refusals[0].Code, refused.Refusals[0].Field));
    }

    [Fact]
    public void The_shipped_enterprises_are_cultivated_then_recognised_after_a_year()
    {
        var steps = ShippedCatalogue.Catalogue.StepsOf("integration-enterprises");
        Assert.Equal(["entry", "recognition"], steps.Select(s => s.Step!.Id));
        Assert.Equal(("cultivation", 12), (steps[1].Step!.From!.Award, steps[1].Step!.From!.Months));
        Assert.All(steps, s => Assert.NotEmpty(s.AuthoritySettings));
        Assert.Equal("notice", steps[1].Stages[^2].Kind);
    }

    [Theory]
    [InlineData("from: cultivation", "from: seedling", "steps.recognition.from",
        "'seedling' is an award that no step gives; allowed: cultivation")]
    [InlineData("award: cultivation\n    parts", "award: cultivation\n    from: recognised\n    parts", "steps.entry.from",
        "the steps follow each other in a circle: entry, recognition, entry")]
    [InlineData("from: cultivation", "from: recognised", "steps.recognition.from",
        "the steps follow each other in a circle: recognition, recognition")]
    [InlineData("award: cultivation\n    parts", "award: recognised\n    parts", "steps.recognition.award",
        "'recognised' is what the step 'entry' gives; each step gives an award of its own")]
    [InlineData("    award: recognised\n", "    award: recogniced\n", "steps.recognition.award",
        "'recogniced' is no award of the programme; allowed: cultivation, recognised")]
    [InlineData("    from: cultivation\n    months: 24\n", "", "steps.recognition",
        "a second step without from; the programme begins with 'entry', and one is allowed")]
    [InlineData("    from: cultivation\n", "", "steps.recognition.months", "goes with from: it counts from that award")]
    [InlineData("months: 24", "months: 241", "steps.recognition.months", "'241' is out of range; allowed: 0 to 240")]
    [InlineData("months: 24", "month: 24", "steps.recognition.month",
        "unknown setting 'month'; allowed here: name, from, months, parts, stages, award")]
    [InlineData("  recognition:\n", "  entry:\n", "steps.entry", "the key is given twice; the first is on line 7")]
    [InlineData("  recognition:\n", "  Recognition:\n", "steps.Recognition",
        "'Recognition' is no id; allowed: lower-case letters, digits and single hyphens")]
    [InlineData("announce, award: recognised", "announce, award: cultivation", "steps.recognition.stages[4].award",
        "'cultivation' is no award of the step 'recognition'; allowed: recognised")]
    [InlineData("id: call, days: 20", "id: review, days: 20", "steps.recognition.stages[0].id", null)]
    [InlineData("days: 20, perSubject: 1", "days: 20, perSubject: 0", "steps.recognition.stages[0].perSubject", null)]
    [InlineData("authoritySettings: [", "stages: []\nauthoritySettings: [", "stages", null)]
    [InlineData("authoritySettings: [", "parts: []\nauthoritySettings: [", "parts", null)]
    [InlineData("authoritySettings: [", "authoritySettings: [steps.entry.stages.rank, ", "authoritySettings[0]",
        "'steps.entry.stages.rank' leads nowhere: there is no 'rank'; allowed there: call, check, approve, notice, announce")]
    [InlineData("authoritySettings: [",
        "  spare: { title: { zh: 备用, en: Spare }, certificatePattern: '备{year}-{batch}-{number}', years: 1 }\nauthoritySettings: [",
        "awards.spare", "no step gives it; allowed: cultivation, recognised")]
    public void What_is_wrong_is_named_by_line_and_setting(string old, string other, string setting, string? message)
    {
        folder.Write(Name, Text);
        var line = folder.Change(Name, old, other);
        var problem = folder.Problems().FirstOrDefault(p => p.Path == setting && (message is null || p.Message == message));
        Assert.True(problem is not null, string.Join(Environment.NewLine, folder.Problems()));
        Assert.Equal(Name, problem.File);
        Assert.InRange(problem.Line, 1, folder.Read(Name).AsSpan().Count('\n') + 1);
        Assert.True(problem.Line > 6 && problem.Column > 0 && Math.Abs(problem.Line - line) < 25, $"{problem}, changed on {line}");
    }

    [Fact]
    public void Neither_steps_nor_stages_is_nothing_to_run()
    {
        var (steps, awards) = (Text.IndexOf("steps:", StringComparison.Ordinal), Text.IndexOf("awards:", StringComparison.Ordinal));
        folder.Write(Name, Text[..steps] + Text[awards..]);
        Assert.Equal(
            [("parts", "missing; the setting is required"), ("stages", "missing; the setting is required")],
            folder.Problems().Select(p => (p.Path, p.Message)).Where(p => p.Path is "parts" or "stages"));
    }

    [Fact]
    public void A_step_has_no_rounds_by_the_name_of_another_programme()
    {
        folder.Write(Name, Text);
        folder.Write("stepped-grants-recognition.yaml", SmallGrants.Text.Replace(
            "id: small-grants", "id: stepped-grants-recognition", StringComparison.Ordinal));
        Assert.Contains(folder.Problems(), p => p.Path == "steps.recognition"
            && p.Message == "its rounds would be called as those of the programme 'stepped-grants-recognition'");
    }
}
