namespace Funding.Workflows.Stages.Draw.Pool;

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
        [ExpertColumn.Name] = ["姓名", "name", "专家姓名"],
        [ExpertColumn.Email] = ["邮箱", "email", "e-mail", "电子邮箱", "电子邮件", "邮箱地址"],
        [ExpertColumn.Organisation] = ["单位", "organisation", "organization", "工作单位", "单位名称", "所在单位"],
        [ExpertColumn.CreditCode] = ["统一社会信用代码", "credit code", "creditcode"],
        [ExpertColumn.Party] = ["方", "party", "所属方"],
        [ExpertColumn.Fields] = ["领域", "fields", "专业领域"],
        [ExpertColumn.Affiliates] = ["关联单位", "affiliates"],
        [ExpertColumn.Conflicts] = ["回避单位", "conflicts"],
    };

    private static readonly Dictionary<string, ExpertColumn> ByForm =
        Headers.SelectMany(c => c.Value.Select(name => (Form: Form(name), Column: c.Key))).DistinctBy(c => c.Form)
            .ToDictionary(c => c.Form, c => c.Column);

    public static readonly IReadOnlyList<ExpertColumn> Required = [
        ExpertColumn.Name, ExpertColumn.Email, ExpertColumn.Organisation, ExpertColumn.Party
    ];

    /// <summary>As refusals call it; the English name with the Chinese one, which most lists have.</summary>
    public static Bilingual Name(this ExpertColumn column) => new(Headers[column][0], $"{column.English()} ({Headers[column][0]})");

    public static string English(this ExpertColumn column) => Headers[column][1];

    /// <summary>The column of a header cell; null when it is none of ours.</summary>
    public static ExpertColumn? Find(string header) => ByForm.TryGetValue(Form(header), out var column) ? column : null;

    private static string Form(string header) => TextIdentity.Of(header).Trim('*', ':').Replace("_", "", StringComparison.Ordinal);
}
