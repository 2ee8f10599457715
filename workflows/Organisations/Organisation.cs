namespace Funding.Workflows.Organisations;

/// <summary>An organisation by 统一社会信用代码 and who may apply for it.</summary>
/// <param name="Members">Those whose claim is confirmed; none while nobody's is.</param>
public sealed record Organisation(string CreditCode, string Name, IReadOnlyList<string> Members);
