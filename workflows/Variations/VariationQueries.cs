namespace Funding.Workflows.Variations;

/// <summary>
/// What an award's page shows of its variations: a query where one was asked for, and for its holder what may be asked for.
/// </summary>
internal sealed class VariationQueries(VariationStore variations, TimeProvider clock) : IAwardPart
{
    public async Task<RenderFragment?> OfAsync(AwardRead award, Actor reader, bool office, CancellationToken cancellation = default)
    {
        var provided = award.Settings.Variations ?? [];
        if (provided.Count == 0 && award.Home.Variations == 0) return null;
        var today = ShanghaiTime.DayOf(clock.GetUtcNow());
        var all = await variations.AllAsync(award.Home, cancellation);
        var facts = office ? null : await variations.HolderFactsAsync(award, all is [.., var last] ? last : null, cancellation);
        return Page.Part<VariationsPart, VariationsModel>(new(
            award.Home,
            [.. all.Reverse()],
            facts is null ? [] : [.. provided.Select(v => (v.Change, VariationDecision.Bar(facts, v.Change, today)))],
            office ? Audience.Office : Audience.Apply,
            today));
    }
}
