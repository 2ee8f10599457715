namespace Funding.Workflows.Apply;

/// <summary>
/// On the holder's page of an award, the calls of the step that follows it and in which it may apply: the rounds' list, and mergers and the
/// register where there is such a call.
/// </summary>
internal sealed class NextStepQueries(RoundStore rounds, StepQueries steps, TimeProvider clock) : IAwardPart
{
    public async Task<RenderFragment?> OfAsync(AwardRead award, Actor reader, bool office, CancellationToken cancellation = default)
    {
        if (office || award.Home.Standing != AwardStanding.Live) return null;
        var now = clock.GetUtcNow();
        var open = new List<RoundSummary>();
        foreach (var round in (await rounds.AllAsync(cancellation)).Where(r => r.ProgrammeId == award.Home.ProgrammeId
            && r.Step?.From?.Award == award.Home.Kind && now >= ShanghaiTime.StartOf(r.Opens) && CallIsOpen.IsNotOver(r, now)))
        {
            var whole = (await rounds.GetAsync(round.Id, cancellation)).Value;
            if (await steps.RefusalAsync(whole, award.Home.Id, cancellation) is null) open.Add(round);
        }

        return open.Count == 0 ? null : Page.Part<NextStepPart, IReadOnlyList<RoundSummary>>(open);
    }
}
