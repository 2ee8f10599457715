namespace Funding.Workflows.Stages.Agreement;

/// <summary>The two sealed copies of a task book.</summary>
internal static class Seals
{
    public const string Holder = "sealed-holder";
    public const string Office = "sealed-office";

    /// <summary>Whether the copy is there and no virus in it; without a scanner what was inspected counts.</summary>
    public static bool Stands(DutyPapers papers, string slot, bool scanned) =>
        papers.In(slot).Any(d => d.Stands(scanned));
}
