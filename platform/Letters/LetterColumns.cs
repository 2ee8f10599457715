namespace Funding.Platform.Letters;

/// <summary>How wide the columns of an attachment are.</summary>
public static class LetterColumns
{
    // One long cell does not starve the others, and a short column still holds its heading.
    private const double MostCharacters = 24;
    private const double FewestCharacters = 3;

    /// <summary>Widths in points that fill the type area, each by the longest text of its column within bounds.</summary>
    public static IReadOnlyList<double> Widths(LetterAttachment attachment)
    {
        var wants = attachment.Columns.Select((head, column) => Math.Clamp(
            attachment.Rows.Select(row => LetterLayout.Characters(row[column])).Append(LetterLayout.Characters(head)).Max() + 1,
            FewestCharacters, MostCharacters)).ToList();
        return [.. wants.Select(w => LetterLayout.Width * w / wants.Sum())];
    }
}
