namespace Funding.Workflows.Stages.Quota;

/// <summary>A desk's own applications of a round: neither a draft nor another desk's is among them or counted.</summary>
/// <param name="Ranked">Recommended, best first.</param>
/// <param name="Others">Of those not recommended what is asked for.</param>
/// <param name="InQuestion">Credit codes for which several people apply.</param>
public sealed record DeskList(
    DeskQuota Quota, IReadOnlyList<ApplicationSummary> Ranked, RollPage<ApplicationSummary> Others, IReadOnlySet<string> InQuestion)
{
    /// <summary>The states in which a desk can find an application; a draft is the applicant's alone.</summary>
    public static readonly IReadOnlyList<ApplicationState> States =
        [.. Enum.GetValues<ApplicationState>().Except([ApplicationState.Draft, ApplicationState.Lapsed])];

    public static readonly RollForm<RolledApplication> Form = ApplicationRollForm.Of([], [], States);

    /// <param name="all">Every application of the round.</param>
    public static DeskList Of(DeskQuota quota, IReadOnlyList<RolledApplication> all, RollQuery query)
    {
        List<RolledApplication> own = [.. all.Where(a => a.Summary.Desk == quota.Desk && a.Summary.SubmittedAt is not null)];
        var byId = own.ToDictionary(a => a.Summary.Id, a => a.Summary, StringComparer.Ordinal);
        var ranked = quota.Ranked.ToHashSet(StringComparer.Ordinal);
        return new(
            quota,
            [.. quota.Ranked.Where(byId.ContainsKey).Select(id => byId[id])],
            Roll.Of([.. own.Where(a => !ranked.Contains(a.Summary.Id))], Form, query).Select(a => a.Summary),
            own.GroupBy(a => a.Summary.CreditCode).Where(g => g.DistinctBy(a => a.Summary.ClaimedBy).Count() > 1)
                .Select(g => g.Key).ToHashSet(StringComparer.Ordinal));
    }
}
