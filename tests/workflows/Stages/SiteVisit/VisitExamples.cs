namespace Funding.Workflows.Tests.Stages.SiteVisit;

/// <summary>A checklist with each kind of item, and visits by it.</summary>
internal static class VisitExamples
{
    public static readonly PlannedStage Stage = new(
        new("visit"), SiteVisitStage.Kind, StageLength.InWorkingDays(10), new DateOnly(2026, 7, 10));

    public static SiteVisitSettings Settings(VisitResult result = VisitResult.Conditions) => new(
        10, VisitedCases.All, new(2, 5), 180, 2, result, VisitShown.Outcome,
        [
            new("site", Bilingual.Same("场地"), VisitItemKind.YesNo, Photograph: true, Counts: VisitItemCounts.Condition),
            new(
                "area", Bilingual.Same("面积"), VisitItemKind.Figure, new(Bilingual.Same("m²"), 0, 1000, 1, 50), Remark: true,
                Counts: VisitItemCounts.Condition),
            new(
                "safety", Bilingual.Same("安全"), VisitItemKind.Grade,
                Grades: [new("sound", Bilingual.Same("规范")), new("serious", Bilingual.Same("隐患"), true)],
                Counts: VisitItemCounts.Condition),
            new("lessons", Bilingual.Same("课时"), VisitItemKind.Figure, new(Bilingual.Same("节"), 0, 200)),
        ]);

    public static Visit Visit(string caseId = "case-1", params string[] visitors) => new()
    {
        CaseId = caseId,
        OrganisationName = "院",
        Title = "",
        Organisations = [],
        Visitors = [.. (visitors.Length == 0 ? ["e1", "e2"] : visitors).Select(v => new SiteVisitor(v, VisitorState.Visits))],
        Appointment = new(new(2026, 7, 2), new(9, 30), "南门", new(2026, 7, 6)),
    };

    public static Visit Complete(this Visit visit) => visit with
    {
        Found = new Dictionary<string, string> { ["site"] = "yes", ["area"] = "186.5", ["safety"] = "sound", ["lessons"] = "40" },
        Remarks = new Dictionary<string, string> { ["area"] = "现场丈量" },
        Photographs = [Photograph("p1", "site")],
    };

    public static Visit With(this Visit visit, string item, string typed) => visit with
    {
        Found = new Dictionary<string, string>(visit.Found) { [item] = typed },
    };

    public static AttachedDocument Photograph(string id, string item) => new(
        id, item, $"{id}.jpg", "jpeg", 1000, new string(id[^1], 64), $"visits/r/{id}", DateTimeOffset.UnixEpoch, "unscanned");
}
