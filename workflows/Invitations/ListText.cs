namespace Funding.Workflows.Invitations;

/// <summary>A list from a file as text to go on with: our columns, a line each person, parted by tabs. Pure.</summary>
public static class ListText
{
    public static string Of(ListContent content, bool inEnglish)
    {
        var columns = InvitationColumns.Form.Columns.Where(c => c.Required || content.Lines.Any(l => l.Text(c).Length > 0)).ToList();
        return string.Join('\n', content.Lines.Select(l => string.Join('\t', columns.Select(c => Cell(l.Text(c)))))
            .Prepend(string.Join('\t', columns.Select(c => c.Heading(inEnglish)))));
    }

    private static string Cell(string text)
    {
        var line = string.Join(' ', text.Split(['\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
        return line.Contains('"', StringComparison.Ordinal) ? $"\"{line.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : line;
    }
}
