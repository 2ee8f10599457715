namespace Funding.Platform.Documents;

/// <summary>What a document would do or carry when it is opened, found in its PDFs when it was uploaded; whoever reads it is
/// told.</summary>
[Flags]
public enum DocumentWarnings
{
    None = 0,

    /// <summary>Starts a program or opens a file of the reader's computer.</summary>
    Launch = 1,

    /// <summary>JavaScript, or a form that has scripts of its own (XFA).</summary>
    Script = 2,

    /// <summary>A form sends what is in it to an address.</summary>
    Submit = 4,

    /// <summary>An address is called without a click, when the document or a page opens.</summary>
    OpenLink = 8,

    /// <summary>Refers to another file that the reader would fetch.</summary>
    Remote = 16,

    /// <summary>Films, sounds or 3D that a reader plays.</summary>
    Media = 32,

    /// <summary>Other files are inside, which were not inspected.</summary>
    Attachment = 64,

    /// <summary>It could not be read to the end: nothing can be said of it.</summary>
    Unread = 128,
}

public static class DocumentWarningsList
{
    /// <summary>One by one, the gravest first.</summary>
    public static IReadOnlyList<DocumentWarnings> Each(this DocumentWarnings warnings) =>
        [.. Enum.GetValues<DocumentWarnings>().Where(w => w != DocumentWarnings.None && warnings.HasFlag(w))];
}
