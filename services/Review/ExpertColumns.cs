namespace Funding.Services.Review;

/// <summary>The columns of an expert list, by their Chinese or English headers.</summary>
internal enum ExpertColumn
{
    Name,
    Email,
    Organisation,
    CreditCode,
    Party,
    Fields,
    Affiliates,
    Conflicts,
}

internal static class ExpertColumns
{
    private static readonly Dictionary<ExpertColumn, string[]> Headers = new()
    {
        [ExpertColumn.Name] = ["姓名", "name"],
        [ExpertColumn.Email] = ["邮箱", "email", "e-mail", "电子邮箱"],
        [ExpertColumn.Organisation] = ["单位", "organisation", "organization", "工作单位"],
        [ExpertColumn.CreditCode] = ["统一社会信用代码", "credit code", "creditcode"],
        [ExpertColumn.Party] = ["方", "party", "所属方"],
        [ExpertColumn.Fields] = ["领域", "fields", "专业领域"],
        [ExpertColumn.Affiliates] = ["关联单位", "affiliates"],
        [ExpertColumn.Conflicts] = ["回避单位", "conflicts"],
    };

    public static readonly IReadOnlyList<ExpertColumn> Required = [ExpertColumn.Name, ExpertColumn.Email, ExpertColumn.Organisation, ExpertColumn.Party];

    public static string Chinese(this ExpertColumn column) => Headers[column][0];

    public static string English(this ExpertColumn column) => Headers[column][1];

    /// <summary>The column of a header cell; null when it is none of ours.</summary>
    public static ExpertColumn? Find(string header)
    {
        var text = header.Trim().Trim('\uFEFF', '*').Replace('_', ' ').Trim();
        foreach (var (column, names) in Headers)
        {
            if (names.Contains(text, StringComparer.OrdinalIgnoreCase))
            {
                return column;
            }
        }

        return null;
    }
}

/// <summary>A line of the list as it was read.</summary>
/// <param name="Number">As a spreadsheet counts: the header is line 1.</param>
/// <param name="Formulas">Indexes of the cells that hold a formula.</param>
internal sealed record ExpertLine(int Number, IReadOnlyList<string> Cells, IReadOnlySet<int> Formulas)
{
    public bool IsEmpty => Cells.All(string.IsNullOrWhiteSpace) && Formulas.Count == 0;
}
