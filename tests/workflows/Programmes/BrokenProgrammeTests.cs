namespace Funding.Workflows.Tests.Programmes;

/// <summary>Each mistake in the shipped file is answered with its line, its setting and what is allowed.</summary>
public sealed class BrokenProgrammeTests : IDisposable
{
    private readonly ProgrammesFolder folder = new();

    [Theory]
    [InlineData(
        "    id: check\n",
        "    id: checks\n",
        "stages[2].id",
        "'checks' is the name of a page that every round has; choose another, and none of: allocation, applications, audit, bundle, "
            + "cases, changes, checks, delivery, documents, draw, eligible, experts, exports, mails, marks, notice, numbers, objections, "
            + "paper, ranking, reconcile, results, review, tagging, views, waiting")]
    [InlineData("  places: 10\n", "  places: ten\n", "stages[7].selection.places", "'ten' is not a whole number; allowed: 1 to 10000")]
    [InlineData("  places: 10\n", "  places: 10.5\n", "stages[7].selection.places", "'10.5' is not a whole number; allowed: 1 to 10000")]
    [InlineData("  places: 10\n", "  places: \"10\"\n", "stages[7].selection.places", "'10' is not a whole number; allowed: 1 to 10000")]
    [InlineData("  places: 10\n", "  places: 0\n", "stages[7].selection.places", "'0' is out of range; allowed: 1 to 10000")]
    [InlineData("  places: 10\n", "  places:\n", "stages[7].selection.places", "nothing is not a whole number; allowed: 1 to 10000")]
    [InlineData(
        "  places: 10\n",
        "  places: 99999999999999999999\n",
        "stages[7].selection.places",
        "'99999999999999999999' is not a whole number; allowed: 1 to 10000")]
    [InlineData(
        "    workingDays: 5\n    objectionWorkingDays", "    workingDays: 0\n    objectionWorkingDays", "stages[9].workingDays",
        "'0' is out of range; allowed: 1 to 366")]
    [InlineData("    stamped: true\n", "    stamped: yes\n", "parts[8].slots[0].stamped", "'yes' is not allowed; allowed: true, false")]
    [InlineData("    required: false\n", "    required: no\n", "parts[8].slots[4].required", "'no' is not allowed; allowed: true, false")]
    [InlineData(
        "\nid: mixed-ownership-colleges\n",
        "\nid: Mixed_Ownership\n",
        "id",
        "'Mixed_Ownership' is not allowed; allowed: lower-case letters, digits and single hyphens", 1)]
    [InlineData(
        "\nid: mixed-ownership-colleges\n",
        "\nid: other-programme\n",
        "id",
        "'other-programme' is not the file's name; allowed: mixed-ownership-colleges", 1)]
    [InlineData("clause: 四（五）\n", "clause: 第四条\n", "clause", "'第四条' is not allowed; allowed: a clause of the policy, such as 四（五）")]
    [InlineData("clause: 四（五）\n", "clause: 2025\n", "clause", "'2025' is not text; put it in quotes")]
    [InlineData(
        "qualifier: about }", "qualifier: roughly }", "target.qualifier", "'roughly' is not allowed; allowed: about, at-least, exactly")]
    [InlineData("          max: 10\n        - id: skills\n", "          max: 10\n          commentAtOrBelow: 10\n        - id: skills\n",
        "stages[4].rubric.criteria[0].commentAtOrBelow", "out of order: must be below the max, 10", 1)]
    [InlineData("          max: 10\n        - id: skills\n", "          max: 10\n          commentAtOrAbove: 10.5\n        - id: skills\n",
        "stages[4].rubric.criteria[0].commentAtOrAbove", "out of order: no score is above the max, 10", 1)]
    [InlineData(
        "          max: 10\n        - id: skills\n",
        "          max: 10\n          commentAtOrAbove: 4\n          commentAtOrBelow: 4\n        - id: skills\n",
        "stages[4].rubric.criteria[0].commentAtOrBelow", "out of order: must be below commentAtOrAbove, 4", 2)]
    [InlineData("  step: 0.5\n", "  step: 0.3\n", "stages[4].rubric.criteria[0].max", "must be a multiple of the step, 0.3", 8)]
    [InlineData("      weight: 30\n", "      weight: 30.01\n", "stages[4].rubric.criteria",
        "the weights add to 100.01; they must add to 100", -6)]
    [InlineData(
        "  tieBreak: [integration, service,",
        "  tieBreak: [integration, sevrice,",
        "stages[7].selection.tieBreak[1]",
        "'sevrice' is no criterion of the rubric; allowed: integration, skills, employment, service, governance")]
    [InlineData(
        "enterprise: 1, school: 2 }",
        "enterprise: 1, school: 1 }",
        "stages[4].panel.parties",
        "the seats add to 4; they must add to the panel's size, 5")]
    [InlineData(
        "enterprise: 1, school: 2 }",
        "enterprises: 1, school: 3 }",
        "stages[4].panel.parties.enterprises",
        "unknown setting 'enterprises'; allowed here: government, industry, enterprise, school")]
    [InlineData(
        "  - { desk: hangzhou, limit: 4 }\n",
        "  - { desk: hangzou, limit: 4 }\n",
        "stages[1].desks[0].desk",
        "'hangzou' is no desk of desks.yaml; allowed: hangzhou, ningbo")]
    [InlineData(
        "  - { desk: ningbo, limit: 4 }\n",
        "  - { desk: hangzhou, limit: 4 }\n",
        "stages[1].desks[1].desk",
        "the desk 'hangzhou' is given twice; the first is desks[0]")]
    [InlineData(
        "    types: [pdf, jpeg, png]\n",
        "    types: [pdf, gif]\n",
        "parts[8].slots[0].types[1]",
        "'gif' is not allowed; allowed: pdf, docx, xlsx, png, jpeg, zip")]
    [InlineData(
        "  correctionWorkingDays: 5\n",
        "  correctionWorkingDays: 15\n",
        "stages[2].correctionWorkingDays",
        "out of order: a correction lies within the eligibility check; at most 14")]
    [InlineData(
        "  acceptWorkingDays: 3\n",
        "  acceptWorkingDays: 21\n",
        "stages[4].acceptWorkingDays",
        "out of order: an expert accepts before the review ends; at most 20")]
    [InlineData(
        "  launchOn: 03-01\n",
        "  launchOn: 02-30\n",
        "stages[0].launchOn",
        "'02-30' is no day of every year; allowed: month and day, such as 03-01")]
    [InlineData(
        "  launchOn: 03-01\n",
        "  launchOn: 2026-03-01\n",
        "stages[0].launchOn",
        "'2026-03-01' is not allowed; allowed: month and day, such as 03-01")]
    [InlineData(
        "    launchOn: 03-01\n",
        "",
        "stages[0].noticeNumber",
        "goes with launchOn: a launch by itself needs the number of its notice; allowed: both or neither")]
    [InlineData(
        "  noticeNumber: 教申〔{year}〕1号\n",
        "  noticeNumber: 教申〔2026〕1号\n",
        "stages[0].noticeNumber",
        "'教申〔2026〕1号' must hold {year} and no other placeholder: each year's notice has its own number")]
    [InlineData(
        "  noticeNumber: 教申〔{year}〕1号\n",
        "  noticeNumber: 教申〔{year}〕{batch}号\n",
        "stages[0].noticeNumber",
        "'教申〔{year}〕{batch}号' must hold {year} and no other placeholder")]
    [InlineData(
        "{batch}-{number:000}号\n",
        "{bach}-{number:000}号\n",
        "awards.college.certificatePattern",
        "unknown placeholder {bach}; allowed: {year}, {batch} and {number} or {number:000}")]
    [InlineData(
        "{batch}-{number:000}号\n", "{batch}号\n", "awards.college.certificatePattern",
        "{number} is missing: two certificates could have one number")]
    [InlineData(
        "  minOwnerKinds: 2\n", "  minOwnerKinds: 7\n", "parts[7].minOwnerKinds", "at most 6: no more kinds, or owners, are allowed")]
    [InlineData(
        "means: founded\n", "means: title\n", "parts[0].fields[1].means",
        "'founded-on' is no required field of type text that is not contact; allowed: college-name, specialties")]
    [InlineData("means: founded\n", "means: title\n", "parts[0].fields[1].means", "one field of the form means title; 'college-name' does")]
    [InlineData("means: title\n", "means: name\n", "parts[0].fields[0].means", "'name' is not allowed; allowed: title, founded")]
    [InlineData("expression: OwnerKinds >= 2\n", "expression: OwnerKinds >=\n", "stages[2].rules[2].expression", "")]
    [InlineData("expression: OwnerKinds >= 2\n", "expression: OwnerKind >= 2\n", "stages[2].rules[2].expression", "")]
    [InlineData("expression: OwnerKinds >= 2\n", "expression: OwnerKinds\n", "stages[2].rules[2].expression", "")]
    [InlineData("expression: OwnerKinds >= 2\n", "expression: System.IO.File.Exists(\"x\")\n", "stages[2].rules[2].expression", "")]
    [InlineData(
        "expression: Founded <= AsOf\n",
        "expression: Number(\"dual-teachers\") >= 50\n",
        "stages[2].rules[6].expression",
        "the programme has no number field 'dual-teachers'; it has dual-teacher-share")]
    [InlineData(
        "    citation: 五（一）\n",
        "    citation: 省厅要求\n",
        "stages[2].rules[10].citation",
        "'省厅要求' is not allowed; allowed: a clause of the policy, such as 四（五）, or authority's setting")]
    [InlineData(
        "  - id: others-take-part\n",
        "  - id: school-takes-part\n",
        "stages[2].rules[1].id",
        "the rule 'school-takes-part' is given twice; the first is rules[0]")]
    [InlineData(
        "means: title\n",
        "means: founded\n",
        "parts[0].fields[0].means",
        "'college-name' is no field of type date; allowed: founded-on")]
    [InlineData(
        "  - stages.review.panel.size\n",
        "  - stages.review.panel.sise\n",
        "authoritySettings[",
        "'stages.review.panel.sise' leads nowhere: there is no 'sise'; allowed there: size, parties, maxLoad")]
    [InlineData(
        "  - stages.review.rubric.criteria.governance\n",
        "  - stages.review.rubric.criteria.governence\n",
        "authoritySettings[",
        "'stages.review.rubric.criteria.governence' leads nowhere: there is no 'governence'; allowed there: integration, skills")]
    [InlineData(
        "\nclause: 四（五）\n",
        "\nclauses: 四（五）\n",
        "clauses",
        "unknown setting 'clauses'; allowed here: id, name, clause, lead, department, target, subject, otherProgrammes, parts, "
            + "stages, steps, awards, authoritySettings", 1)]
    [InlineData(
        "    perSubject: 1\n",
        "    perSubjects: 1\n",
        "stages[0].perSubjects",
        "unknown setting 'perSubjects' of the stage 'call' (call); allowed here: stage, id, days, reopenWorkingDays, perSubject, launchOn")]
    [InlineData(
        "    minOwnerKinds: 2\n",
        "    leastOwnerKinds: 2\n",
        "parts[7].leastOwnerKinds",
        "unknown setting 'leastOwnerKinds' of the part 'owners' (owners); allowed here: part, id, ownerKinds")]
    [InlineData(
        "  - stage: panel-review\n",
        "  - stage: panel\n",
        "stages[4].stage",
        "'panel' is not allowed; allowed: call, rolling-call, quota, eligibility, rules, draw, panel-review, defence, "
            + "site-visit, countersign, price-opening, "
        + "ranking, committee, benefit, notice, announcement")]
    [InlineData("  - part: owners\n", "  - part: owner\n", "parts[7].part",
        "'owner' is not allowed; allowed: fields, table, owners, members, person, interns, price, documents")]
    [InlineData("  - stage: ranking\n    id: rank\n", "  - stage: ranking\n", "stages[7].id", "missing; the setting is required")]
    [InlineData("    id: rank\n", "    id: review\n", "stages[7].id", "the stage 'review' is given twice; the first is stages[4]")]
    [InlineData("    id: owners\n", "    id: finance\n", "parts[7].id", "the part 'finance' is given twice; the first is parts[5]")]
    [InlineData(
        "exits: { returned: rank }", "exits: { returned: notice }", "stages[8].exits.returned",
        "'notice' is no stage before 'approve'; allowed: call, recommend, check, draw, review, defence, countersign, rank")]
    [InlineData(
        "exits: { returned: rank }", "exits: { refused: rank }", "stages[8].exits.refused",
        "unknown setting 'refused'; allowed here: returned")]
    [InlineData(
        "    objectionWorkingDays: 10\n", "    objectionWorkingDays: 10\n    exits: { returned: rank }\n", "stages[9].exits",
        "unknown setting 'exits' of the stage 'notice' (notice); allowed here: stage, id, workingDays, objectionWorkingDays", 1)]
    [InlineData(
        "    award: college\n", "    award: colleges\n", "stages[10].award", "'colleges' is no award of the programme; allowed: college")]
    [InlineData("    votes: 2\n", "    votes: 3\n", "stages[8].votes", "'3' is not allowed; allowed: 2")]
    [InlineData("      - id: contact-phone\n", "      - id: contact-name\n", "].id", "the field 'contact-name' is given twice in the form")]
    [InlineData(
        "      - id: contact-phone\n", "      - id: owners\n", "].id", "'owners' is a word of the application itself; choose another id")]
    [InlineData("        minLength: 4\n", "        minLength: 61\n", "parts[0].fields[0].minLength", "at most maxLength, 60")]
    [InlineData("        min: 2000\n", "        min: 20\n", "parts[0].fields[1].min", "the bound of a date is a year, from 1900 to 2200")]
    [InlineData(
        "        type: phone\n", "        type: phone\n        maxLength: 20\n", "].maxLength", "only text and longText have a length", 1)]
    [InlineData(
        "        type: email\n",
        "        type: e-mail\n",
        "].type",
        "'e-mail' is not allowed; allowed: text, longText, number, date, choice, email, phone, yesNo")]
    public void Names_line_setting_and_what_is_allowed(string old, string broken, string path, string message, int below = 0)
    {
        var line = folder.Change(ProgrammesFolder.College, old, broken) + below;
        var problems = folder.Problems();
        var problem = problems.FirstOrDefault(p => p.Path.Contains(path, StringComparison.Ordinal)
            && p.Message.StartsWith(message, StringComparison.Ordinal));
        Assert.True(problem is not null, string.Join(Environment.NewLine, problems));
        Assert.Equal((ProgrammesFolder.College, line), (problem.File, problem.Line));
        Assert.True(problem.Column > 1 || !path.Contains('.', StringComparison.Ordinal), problem.ToString());
    }

    [Fact]
    public void Names_a_missing_setting_at_the_place_where_it_belongs()
    {
        var line = folder.Change(ProgrammesFolder.College, "      places: 10\n", "");
        var problem = Assert.Single(folder.Problems());
        Assert.Equal(("stages[7].selection.places", line - 1), (problem.Path, problem.Line));
        Assert.Equal("missing; the setting is required", problem.Message);
    }

    [Fact]
    public void Names_both_places_of_a_repeated_key()
    {
        var line = folder.Change(ProgrammesFolder.College, "      reserve: 3\n", "      reserve: 3\n      places: 20\n");
        var problem = Assert.Single(folder.Problems());
        Assert.Equal(("stages[7].selection.places", line + 1, 7), (problem.Path, problem.Line, problem.Column));
        Assert.Equal($"the key is given twice; the first is on line {line - 2}", problem.Message);
    }

    [Fact]
    public void Reports_every_mistake_of_a_file_in_one_go_and_in_its_order()
    {
        var first = folder.Change(ProgrammesFolder.College, "perSubject: 1\n", "perSubject: one\n");
        var second = folder.Change(ProgrammesFolder.College, "  maxLoad: 50\n", "  maxLoad: many\n");
        var third = folder.Change(ProgrammesFolder.College, "  places: 10\n", "  places: 0\n");
        Assert.Equal([first, second, third], folder.Problems().Select(p => p.Line));
    }

    [Fact]
    public void Reports_the_mistakes_of_every_file_in_one_go()
    {
        folder.Change(ProgrammesFolder.College, "  places: 10\n", "  places: 0\n");
        folder.Change("desks.yaml", "  - id: lishui\n    kind: city\n", "  - id: lishui\n    kind: town\n");
        folder.Change("calendar/2026.yaml", "year: 2026\n", "year: MMXXVI\n");
        Assert.Equal(
            ["calendar/2026.yaml", "desks.yaml", ProgrammesFolder.College],
            folder.Problems().Select(p => p.File).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_message_of_the_exception_is_the_list_a_person_reads()
    {
        var line = folder.Change(ProgrammesFolder.College, "  places: 10\n", "  places: 0\n");
        var error = Assert.Throws<CatalogueException>(() => Catalogue.Load(folder.Path));
        Assert.Contains(
            $"{ProgrammesFolder.College}:{line}:7: stages[7].selection.places: '0' is out of range; allowed: 1 to 10000",
            error.Message,
            StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
