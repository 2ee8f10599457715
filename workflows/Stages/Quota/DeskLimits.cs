namespace Funding.Workflows.Stages.Quota;

/// <summary>Classes of applicants, such as kinds of schools: of one organisation a desk recommends so many at most.</summary>
/// <param name="By">A choice of the form that is always asked, or <see cref="StrataRules.ApplicantKind"/>.</param>
public sealed record ClassLimits(string By, IReadOnlyList<ClassLimit> Each)
{
    /// <returns>Null where the application belongs to no class.</returns>
    public ClassLimit? Of(Application application, Answers answers) =>
        (By == StrataRules.ApplicantKind ? application.ApplicantKind : answers.Fields.GetValueOrDefault(By, "").Trim()) is var answer
            ? Each.FirstOrDefault(c => c.Of.Contains(answer)) : null;
}

/// <param name="Of">Answers that belong to the class.</param>
/// <param name="Limit">Applications of one organisation that its desk may recommend, at least 1.</param>
public sealed record ClassLimit(IReadOnlyList<string> Of, int Limit);

/// <summary>Whether a desk may recommend one more. Pure.</summary>
public static class DeskLimits
{
    /// <summary>Whether the application counts against no limit.</summary>
    public static bool IsExempt(QuotaSettings settings, Answers answers) => settings.Exempt?.Holds(answers.Fields) == true;

    /// <param name="answers">As submitted; not looked at where the file limits desks alone.</param>
    /// <returns>Which limit is reached; null for none.</returns>
    public static Refusal? Bar(QuotaSettings settings, DeskQuota quota, Application application, Answers answers) =>
        IsExempt(settings, answers) ? null
        : quota.IsFull ? RecommendationRefusals.LimitReached(quota.Limit)
        : settings.ByClass?.Of(application, answers) is { } of && quota.CountedOf(application.Id) >= of.Limit
            ? RecommendationRefusals.ClassLimitReached(application.OrganisationName, of.Limit) : null;
}
