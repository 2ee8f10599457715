namespace Funding.Workflows.PlanProgress;

/// <summary>
/// Awards as open data in the shape of the 360Giving Data Standard: who gave what to which organisation, when, by which programme. Nothing
/// of it is about a person: titles, which may name one, are left out.
/// </summary>
public sealed record OpenGrants(string Version, IReadOnlyList<OpenGrant> Grants)
{
    /// <summary>Of the standard's schema.</summary>
    public const string StandardVersion = "1.1";

    private const string Currency = "CNY";

    private static readonly Texts Texts = new(typeof(OpenGrants));

    /// <param name="progress">Targets with the awards that count.</param>
    /// <param name="programmeOf">A programme by its id; null where it has no file.</param>
    /// <param name="authority">Of the installation: it leads what no department does.</param>
    /// <param name="source">Where the page of a target is.</param>
    public static OpenGrants Of(
        PlanTargets plan, IReadOnlyList<TargetProgress> progress, Func<string, Programme?> programmeOf, Bilingual authority,
        Func<string, string> source) => new(
        StandardVersion,
        [
            .. progress.SelectMany(p => p.Counted.Select(a => a.Summary).OrderBy(a => a.Id, StringComparer.Ordinal)
                .Select(a => Of(plan, p.Target, a, Funder(plan, programmeOf(a.ProgrammeId), authority), source(a.ProgrammeId)))),
        ]);

    private static OpenGrant Of(
        PlanTargets plan, CumulativeTarget target, AwardSummary award, OpenOrganisation funder, string source) => new(
        $"{plan.Prefix}-{award.Id}",
        Texts.Of("title", award.ProgrammeName, award.HolderName).Zh,
        Texts.Of(award.Granted is null ? "description.honour" : "description", award.DocumentNumber, target.Wording).Zh,
        Currency,
        award.Granted ?? 0,
        award.AwardedOn,
        [new(award.AwardedOn, award.ValidUntil)],
        [new($"CN-{award.Holder}", award.HolderName)],
        [funder],
        [new(award.ProgrammeId, award.ProgrammeName.Zh)],
        source);

    // A department is told by its desk; credit codes of departments are in no file.
    private static OpenOrganisation Funder(PlanTargets plan, Programme? programme, Bilingual authority) =>
        new($"{plan.Prefix}-ORG:{programme?.Department ?? "authority"}", (programme?.Lead ?? authority).Zh);
}

/// <summary>A grant; the names of its members are the standard's.</summary>
/// <param name="AmountAwarded">Yuan; 0 for an award without money, or one whose money is not known here.</param>
public sealed record OpenGrant(
    string Id, string Title, string Description, string Currency, decimal AmountAwarded, DateOnly AwardDate,
    IReadOnlyList<OpenDates> PlannedDates, IReadOnlyList<OpenOrganisation> RecipientOrganization,
    IReadOnlyList<OpenOrganisation> FundingOrganization, IReadOnlyList<OpenProgramme> GrantProgramme, string DataSource);

public sealed record OpenDates(DateOnly StartDate, DateOnly EndDate);

/// <param name="Id">Of a recipient <c>CN-</c> and its credit code.</param>
public sealed record OpenOrganisation(string Id, string Name);

public sealed record OpenProgramme(string Code, string Title);
