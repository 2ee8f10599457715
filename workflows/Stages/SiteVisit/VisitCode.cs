namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>
/// The content code of a protocol: SHA-256, in hex, over when and where it was, what was found, and the photographs. Whoever signs types
/// its end, so that nothing is signed that was changed since it was looked at, and two who signed have signed the same.
/// </summary>
public static class VisitCode
{
    public static string Of(string roundId, PlannedStage stage, Visit visit)
    {
        var text = new StringBuilder();
        Add(string.Create(CultureInfo.InvariantCulture, $"{roundId}/{stage.Id}/{stage.Pass}/{visit.CaseId}"));
        Add(visit.Appointment is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at.Day:yyyy-MM-dd} {at.From:HH\\:mm}") : "");
        Add(visit.Appointment?.Place ?? "");
        foreach (var item in visit.Found.Keys.Union(visit.Remarks.Keys).Order(StringComparer.Ordinal))
        {
            Add(item);
            Add(visit.Found.GetValueOrDefault(item, ""));
            Add(visit.Remarks.GetValueOrDefault(item, ""));
        }

        foreach (var photograph in visit.Photographs.OrderBy(p => p.Id, StringComparer.Ordinal))
        {
            Add(photograph.Slot);
            Add(photograph.Sha256);
        }

        return Sha256Hex.Of(text.ToString());

        // Lengths make the pieces unambiguous whatever characters they hold.
        void Add(string piece) => text.Append(CultureInfo.InvariantCulture, $"{piece.Length}:{piece}|");
    }
}
