namespace Funding.Platform.Letters;

/// <summary>An official document (公文) as it is published: what it says, without how it looks.</summary>
public sealed record Letter
{
    /// <summary>Whose name stands in red at its head.</summary>
    public required string Issuer { get; init; }

    /// <summary>发文字号, with the year in 〔〕.</summary>
    public required string Number { get; init; }

    public required string Title { get; init; }

    /// <summary>主送机关 without the colon; null for a document to everybody.</summary>
    public string? Addressees { get; init; }

    public required IReadOnlyList<LetterParagraph> Body { get; init; }

    /// <summary>Each begins on a page of its own and is named below the body.</summary>
    public IReadOnlyList<LetterAttachment> Attachments { get; init; } = [];

    public required string Signature { get; init; }

    /// <summary>成文日期.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>附注, such as whom to ask and where to complain; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>抄送机关; null for none.</summary>
    public string? CopiedTo { get; init; }

    /// <summary>印发机关.</summary>
    public required string PrintedBy { get; init; }

    public required DateOnly PrintedOn { get; init; }
}

/// <param name="Level">0 for a paragraph; 1 to 4 for a heading, numbered 一、（一）1.（1） by its place.</param>
public sealed record LetterParagraph(int Level, string Text);

/// <summary>A list that goes with a document.</summary>
/// <param name="Rows">Each has a cell for each column.</param>
public sealed record LetterAttachment(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
