namespace Funding.Workflows.Credit;

/// <summary>What the list of the dishonest says of an application, on the office's page of it.</summary>
internal sealed class CreditCaseQueries(CreditStore store, PeopleStore people) : ICasePart
{
    public async Task<RenderFragment?> OfAsync(
        Round round, Application application, Actor reader, CancellationToken cancellation = default)
    {
        if (!reader.Can(Right.ReadAllApplications) || application.SubmittedAt is null) return null;
        var counting = await store.CountingAsync(cancellation);
        var finding = (await store.FindingAsync(round.Id, application.Id, cancellation))?.Value;
        var hits = CreditHits.Of(counting.ByCode, application);
        return Page.Part<CreditPart, CreditPartModel>(new(
            application, counting.List, hits, finding, finding is null ? null : await people.ShownAsAsync(finding.By, cancellation),
            hits.Count > 0 && reader.Can(Right.DecideEligibility)));
    }
}

/// <param name="List">The list that counts; null while none was taken over.</param>
/// <param name="By">Who recorded the finding.</param>
/// <param name="Records">The reader may record one.</param>
public sealed record CreditPartModel(
    Application Application, CreditList? List, IReadOnlyList<CreditHit> Hits, CreditFinding? Finding, string? By, bool Records);

/// <summary>
/// Which applications of the office's list meet an entry with their applicant's code. Parties are looked at on the application's own page:
/// the list's rows do not have them.
/// </summary>
internal sealed class CreditMarkQueries(CreditStore store) : ICaseListPart
{
    private const string Hit = "hit";
    private const string Found = "found";

    private static readonly Texts Texts = new(typeof(CreditMarkQueries));

    private static readonly CaseMark[] All =
        [new(Hit, Texts.Of("hit"), Tone.Bad), new(Found, Texts.Of("found"), Tone.Notice)];

    private readonly KeptSide<IReadOnlyDictionary<string, CreditFinding>> kept = new();

    public async Task<CaseListPart?> OfAsync(
        Round round, Actor reader, IReadOnlySet<string> barred, string head, CancellationToken cancellation = default)
    {
        var counting = await store.CountingAsync(cancellation);
        if (counting.List is null) return null;
        var found = await kept.OfAsync(round.Id, head, () => store.FindingsAsync(round.Id, cancellation));
        return new CaseListPart
        {
            Marks = new("credit", Texts.Of("name"), All, a => barred.Contains(a.Id) || !counting.ByCode.ContainsKey(a.CreditCode) ? []
                : [found.ContainsKey(a.Id) ? Found : Hit]),
        };
    }
}
