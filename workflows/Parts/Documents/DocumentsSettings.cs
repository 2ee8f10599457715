namespace Funding.Workflows.Parts.Documents;

/// <summary>The documents that an application brings, by slot.</summary>
public sealed record DocumentsSettings(IReadOnlyList<DocumentSlot> Slots)
{
    public const string Kind = "documents";

    /// <summary>The programme's slots in order; none where it asks for no document.</summary>
    public static IReadOnlyList<DocumentSlot> Of(Programme programme) =>
        programme.Parts.FirstOrDefault(p => p.Kind == Kind)?.As<DocumentsSettings>().Slots ?? [];
}
