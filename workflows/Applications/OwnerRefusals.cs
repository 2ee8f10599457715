namespace Funding.Workflows.Applications;

/// <summary>What can be wrong with the owners and their shares (四（五）).</summary>
public static class OwnerRefusals
{
    public static Refusal Name(string field) => new("owner-name", field, "请填写产权方名称。", "Enter the owner's name.");
    public static Refusal NameTooLong(string field, int limit) =>
        new("owner-name-too-long", field, $"产权方名称最多{limit}字。", $"An owner's name may have at most {limit} characters.");
    public static Refusal Kind(string field, OwnersSettings rules) =>
        new(
            "owner-kind",
            field,
            $"请选择产权方类型：{string.Join("、", rules.OwnerKinds.Select(k => k.Name.Zh))}。",
            $"Choose the kind of owner: {string.Join("; ", rules.OwnerKinds.Select(k => k.Name.En))}.");
    public static Refusal NoContribution(string field, OwnersSettings rules) =>
        new(
            "owner-contribution",
            field,
            $"请至少选择一种参与办学的要素：{string.Join("、", rules.Contributions.Select(c => c.Name.Zh))}。",
            $"Choose at least one thing that the owner brings: {string.Join("; ", rules.Contributions.Select(c => c.Name.En))}.");
    public static Refusal UnknownContribution(string field, string found) =>
        new("owner-contribution-unknown", field, $"没有“{found}”这种要素。", $"There is no contribution '{found}'.");
    public static Refusal Share(string field) =>
        new(
            "owner-share",
            field,
            "作价比例应为大于0、不超过100的百分数，最多两位小数。",
            "The valued share must be a percentage above 0, at most 100, with at most two decimals.");
    public static Refusal Sum(decimal sum) =>
        new(
            "owners-sum",
            "owners",
            string.Create(CultureInfo.InvariantCulture, $"各方作价比例合计应为100%，现为{sum:0.##}%。"),
            string.Create(CultureInfo.InvariantCulture, $"The valued shares must add to exactly 100 %; they add to {sum:0.##} %."));
    public static Refusal TooFewKinds(int needed, int found) =>
        new(
            "owners-kinds",
            "owners",
            $"产权方至少应有{needed}种不同类型，现有{found}种。",
            $"The owners must be of at least {needed} different kinds; there are {found}.");
    public static Refusal TooMany(int limit, int found) =>
        new("owners-too-many", "owners", $"产权方最多{limit}个，现有{found}个。", $"There may be at most {limit} owners; there are {found}.");
    public static Refusal Duplicate(string field, int first) =>
        new(
            "owner-duplicate",
            field,
            $"与第{first}个产权方的统一社会信用代码相同，同一单位只填一次。",
            $"This is the credit code of owner {first}; name each organisation once.");
    public static Refusal ApplicantMissing() =>
        new(
            "owners-without-applicant",
            "owners",
            "申报单位应为产权方之一，请按其统一社会信用代码填写。",
            "The applicant must be one of the owners; add it under its own credit code.");
}
