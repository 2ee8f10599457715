namespace Funding.Workflows.Credit;

/// <summary>An entry with the code of an organisation of an application.</summary>
/// <param name="Party">The organisation as the application names it.</param>
/// <param name="IsApplicant">It is the one that applies, and not another that takes part.</param>
public sealed record CreditHit(string Party, bool IsApplicant, CreditEntry Entry);

/// <summary>Which entries an application meets: by credit code alone, never by a name. Pure; it decides nothing.</summary>
public static class CreditHits
{
    /// <param name="entries">Of the list that counts, by code.</param>
    public static IReadOnlyList<CreditHit> Of(IReadOnlyDictionary<string, IReadOnlyList<CreditEntry>> entries, Application application)
    {
        var applicant = CodeOf(application.CreditCode);
        IEnumerable<(string Code, string Name)> parties = application.OtherParties().Where(p => p.CreditCode is not null)
            .Select(p => (CodeOf(p.CreditCode!), p.Name));
        return
        [
            .. parties.Prepend((applicant, application.OrganisationName)).DistinctBy(p => p.Item1)
                .SelectMany(p => entries.GetValueOrDefault(p.Item1, [])
                    .Select(e => new CreditHit(p.Item2, p.Item1 == applicant, e))),
        ];
    }

    private static string CodeOf(string code) => CreditCode.Read(code, confirmed: true).Code?.Value ?? code;
}
