namespace Funding.Workflows.Stages.Notice;

/// <summary>An objection as one reader has it.</summary>
/// <param name="Objection">Without what tells who made it, where the reader is not to know.</param>
/// <param name="KnowsObjector">The reader is one of those who decide, and has no conflict with the applicant.</param>
/// <param name="Documents">How many came with it, those included that the reader does not have.</param>
public sealed record SeenObjection(Objection Objection, bool KnowsObjector, int Documents)
{
    // A shorter piece of a contact stands in too many other words.
    private const int ShortestContact = 5;

    private const int ShortestName = 2;

    public static SeenObjection Of(Objection objection, bool knowsObjector) => knowsObjector
        ? new(objection, true, objection.Documents.Count)
        : new(Without(objection), false, objection.Documents.Count);

    private static Objection Without(Objection objection)
    {
        var told = objection.Contact.Split([' ', ',', ';', '，', '；', '、', '：', ':', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Append(objection.Contact).Where(c => c.Length >= ShortestContact)
            .Concat(objection.Name.Length >= ShortestName ? [objection.Name] : Array.Empty<string>())
            .OrderByDescending(t => t.Length)
            .ToList();
        return objection with
        {
            ObjectorId = "",
            Name = "",
            Contact = "",
            Documents = [],
            Reasons = LeaveOut(objection.Reasons),
            Decision = objection.Decision is { } decision ? decision with { Reason = LeaveOut(decision.Reason) } : null,
        };

        string LeaveOut(string text) =>
            told.Aggregate(text, (rest, value) => rest.Replace(value, Contacts.LeftOut, StringComparison.OrdinalIgnoreCase));
    }
}
