namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>A checklist as typed: answers and remarks by item; it may be partial.</summary>
public sealed record VisitEntry(IReadOnlyDictionary<string, string?> Found, IReadOnlyDictionary<string, string?> Remarks)
{
    // Longer than any figure, and than an id of a grade.
    private const int MostOfAnswer = 64;

    /// <summary>The visit with what was typed instead of what it had; what is no answer is kept, and named before it is signed.</summary>
    /// <exception cref="RefusedException">A text that cannot be kept, everything at once.</exception>
    public Visit On(Visit visit, SiteVisitSettings settings)
    {
        var refusals = new List<Refusal>();
        var found = Read(settings, Found, VisitFindings.FieldOf, MostOfAnswer, multiline: false, refusals);
        var remarks = Read(settings, Remarks, VisitFindings.RemarkFieldOf, Visit.MostOfRemark, multiline: true, refusals);
        return refusals.Count == 0 ? visit with { Found = found, Remarks = remarks } : throw new RefusedException(refusals);
    }

    /// <summary>Identifies what is saved of a checklist, for a page to say what it was filled from.</summary>
    public static string VersionOf(Visit visit)
    {
        var text = new StringBuilder();
        foreach (var (kind, typed) in new[] { ("found", visit.Found), ("remark", visit.Remarks) })
            foreach (var (item, value) in typed.OrderBy(t => t.Key, StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"{kind} {item} {value.Length}:{value}|");
        return Sha256Hex.Of(text.ToString())[..16];
    }

    private static Dictionary<string, string> Read(
        SiteVisitSettings settings, IReadOnlyDictionary<string, string?> typed, Func<string, string> field, int most, bool multiline,
        List<Refusal> refusals)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in settings.Checklist)
        {
            var text = typed.GetValueOrDefault(item.Id)?.ReplaceLineEndings("\n").Trim() ?? "";
            if (text.Length == 0)
                continue;
            if (TextSafety.Check(text, field(item.Id), multiline).FirstOrDefault() is { } wrong)
                refusals.Add(wrong);
            else if (TextSafety.Length(text) > most)
                refusals.Add(SiteVisitRefusals.TooLong(item, field(item.Id), most));
            else
                read[item.Id] = text;
        }

        return read;
    }
}
