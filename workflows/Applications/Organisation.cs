namespace Funding.Workflows.Applications;

/// <summary>An organisation by 统一社会信用代码 and who may apply for it.</summary>
public sealed record Organisation(string CreditCode, string Name, IReadOnlyList<string> Members);
