using System.Globalization;
using System.Text.RegularExpressions;
using Funding.Workflows.Programmes;
using Funding.Workflows.Selection;

namespace Funding.Services.Catalogue;

/// <summary>What the schema cannot say about rubric, panel, calendar, selection, award and desks.</summary>
internal static partial class RoundRules
{
    public static void Check(Programme programme, IReadOnlySet<string> desks, YamlFile file)
    {
        CheckDesks(programme, desks, file);
        CheckRubric(programme, file);
        CheckPanel(programme.Panel, file);
        CheckCalendar(programme.Calendar, file);
        CheckAward(programme.Award, file);
    }

    private static void CheckDesks(Programme programme, IReadOnlySet<string> desks, YamlFile file)
    {
        Unique.Check(file, "desks", programme.Desks.Select(d => d.Desk), "desk", "desk");
        for (var i = 0; i < programme.Desks.Count; i++)
            if (!desks.Contains(programme.Desks[i].Desk))
                file.Fault(
                    $"desks[{i}].desk", $"'{programme.Desks[i].Desk}' is no desk of desks.yaml; allowed: {string.Join(", ", desks)}");
    }

    private static void CheckRubric(Programme programme, YamlFile file)
    {
        var rubric = programme.Rubric;
        Unique.Check(file, "rubric.criteria", rubric.Criteria.Select(c => c.Id), "criterion");
        var weights = rubric.Criteria.Sum(c => c.Weight);
        if (weights != 100)
            file.Fault(
                "rubric.criteria", string.Create(CultureInfo.InvariantCulture, $"the weights add to {weights}; they must add to 100"));
        for (var i = 0; i < rubric.Criteria.Count; i++)
            if (rubric.Criteria[i].Max % rubric.Step != 0)
                file.Fault(
                    $"rubric.criteria[{i}].max",
                    string.Create(CultureInfo.InvariantCulture, $"must be a multiple of the step, {rubric.Step}"));
        // A sheet's total is then exact and rounding it, which comes before the mean is rounded, changes nothing.
        for (var i = 0; i < rubric.Criteria.Count; i++)
            if (rubric.Criteria[i].Max > 0 && Aggregation.IsExact(rubric.Criteria[i].Weight, rubric.Step, rubric.Criteria[i].Max) is false)
                file.Fault(
                    $"rubric.criteria[{i}].weight",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"a step of {rubric.Step} is worth {rubric.Criteria[i].Weight} × {rubric.Step} ÷ {rubric.Criteria[i].Max} points, "
                            + $"which has more than {Aggregation.Decimals} decimals; "
                            + $"choose a weight, step and max that give an exact total"));
        var ids = rubric.Criteria.Select(c => c.Id).ToList();
        for (var i = 0; i < programme.Selection.TieBreak.Count; i++)
            if (!ids.Contains(programme.Selection.TieBreak[i]))
                file.Fault(
                    $"selection.tieBreak[{i}]",
                    $"'{programme.Selection.TieBreak[i]}' is no criterion of the rubric; allowed: {string.Join(", ", ids)}");
    }

    private static void CheckPanel(PanelRules panel, YamlFile file)
    {
        var seats = panel.Parties.Values.Sum();
        if (seats != panel.Size) file.Fault("panel.parties", $"the seats add to {seats}; they must add to the panel's size, {panel.Size}");
    }

    private static void CheckCalendar(ProgrammeCalendar calendar, YamlFile file)
    {
        if (calendar.LaunchOn is { } launch
            && !DateOnly.TryParseExact($"2023-{launch}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            file.Fault("calendar.launchOn", $"'{launch}' is no day of every year; allowed: month and day, such as 03-01");
        if (calendar.LaunchOn is null != calendar.NoticeNumber is null)
            file.Fault(
                "calendar.noticeNumber", "goes with launchOn: a launch by itself needs the number of its notice; allowed: both or neither");
        if (calendar.NoticeNumber is { } number
            && number.Replace("{year}", "", StringComparison.Ordinal) is var rest
            && (rest.Length == number.Length || rest.AsSpan().ContainsAny('{', '}')))
            file.Fault(
                "calendar.noticeNumber", $"'{number}' must hold {{year}} and no other placeholder: each year's notice has its own number");
        if (calendar.CorrectionWorkingDays >= calendar.EligibilityWorkingDays)
            file.Fault(
                "calendar.correctionWorkingDays",
                $"out of order: a correction lies within the eligibility check; at most {calendar.EligibilityWorkingDays - 1}");
        if (calendar.AcceptWorkingDays >= calendar.ReviewDays)
            file.Fault(
                "calendar.acceptWorkingDays", $"out of order: an expert accepts before the review ends; at most {calendar.ReviewDays - 1}");
    }

    private static void CheckAward(AwardSettings award, YamlFile file)
    {
        const string allowed = "allowed: {year}, {batch} and {number} or {number:000}";
        var placeholders = Placeholder().Matches(award.CertificatePattern).Select(m => m.Value).ToList();
        if (placeholders.Find(p => !Known().IsMatch(p)) is { } unknown)
            file.Fault("award.certificatePattern", $"unknown placeholder {unknown}; {allowed}");
        foreach (var needed in new[] { "{year", "{batch", "{number" })
            if (!placeholders.Exists(p => p.StartsWith(needed, StringComparison.Ordinal)))
                file.Fault("award.certificatePattern", $"{needed}}} is missing: two certificates could have one number; {allowed}");
        if (award.CertificatePattern.AsSpan().IndexOfAny("/\\#?") >= 0)
            file.Fault("award.certificatePattern", "must not hold / \\ # or ?: the number is part of an address");
    }

    [GeneratedRegex(@"\{[^}]*\}?")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\A\{(year|batch|number(:0{1,6})?)\}\z")]
    private static partial Regex Known();
}
