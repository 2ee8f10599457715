namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>What a checklist says: whether it is complete, and which conditions are not met.</summary>
public static class VisitFindings
{
    public const string Yes = "yes";
    public const string No = "no";

    /// <summary>The field of an item's answer, in forms and refusals.</summary>
    public static string FieldOf(string item) => $"found.{item}";

    public static string RemarkFieldOf(string item) => $"remark.{item}";

    public static string PhotographFieldOf(string item) => $"photograph.{item}";

    /// <summary>The figure as typed, full-width digits too; null for a text that is none.</summary>
    public static decimal? NumberOf(string typed) =>
        decimal.TryParse(
            string.Concat(typed.Trim().Select(HalfWidth.Of)), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture, out var number)
            ? number : null;

    /// <summary>Whether what was typed answers the item.</summary>
    public static bool Answers(VisitItem item, string typed) => item.Kind switch
    {
        VisitItemKind.YesNo => typed is Yes or No,
        VisitItemKind.Figure => NumberOf(typed) is { } number && item.Figure!.Fits(number),
        _ => item.Grades!.Any(g => g.Id == typed),
    };

    /// <summary>What was typed and is no answer, an item each.</summary>
    public static IReadOnlyList<Refusal> Unusable(SiteVisitSettings settings, Visit visit) =>
    [
        .. settings.Checklist
            .Where(i => visit.Found.TryGetValue(i.Id, out var typed) && !Answers(i, typed))
            .Select(SiteVisitRefusals.NoAnswer),
    ];

    /// <summary>What keeps the protocol from being signed, in the order of the checklist.</summary>
    public static IReadOnlyList<Refusal> Missing(SiteVisitSettings settings, Visit visit)
    {
        var missing = new List<Refusal>();
        foreach (var item in settings.Checklist)
        {
            if (!visit.Found.TryGetValue(item.Id, out var typed))
                missing.Add(SiteVisitRefusals.Unanswered(item));
            else if (!Answers(item, typed))
                missing.Add(SiteVisitRefusals.NoAnswer(item));
            if (item.Remark && !visit.Remarks.ContainsKey(item.Id))
                missing.Add(SiteVisitRefusals.NoRemark(item));
            if (item.Photograph && visit.Photographs.All(p => p.Slot != item.Id))
                missing.Add(SiteVisitRefusals.NoPhotograph(item));
        }

        return missing;
    }

    /// <summary>The conditions that are not met, in the order of the checklist; of what is not answered nothing is said.</summary>
    public static IReadOnlyList<VisitItem> NotMet(SiteVisitSettings settings, Visit visit) =>
    [
        .. settings.Checklist.Where(i => i.IsCondition && visit.Found.TryGetValue(i.Id, out var typed) && Answers(i, typed)
            && i.Kind switch
            {
                VisitItemKind.YesNo => typed == No,
                VisitItemKind.Figure => NumberOf(typed) < i.Figure!.Least,
                _ => i.Grades!.First(g => g.Id == typed).Fails,
            }),
    ];

    /// <summary>What a protocol comes to once two have signed it.</summary>
    public static VisitState Outcome(SiteVisitSettings settings, Visit visit) => settings.Result switch
    {
        VisitResult.Notes => VisitState.Signed,
        _ when visit.Signatures.Any(s => s.Dissent is not null) => VisitState.Undecided,
        _ => NotMet(settings, visit).Count > 0 ? VisitState.Failed : VisitState.Signed,
    };
}
