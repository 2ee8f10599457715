namespace Funding.Workflows.Api;

/// <summary>Extending a deadline or cancelling a round: one administrator proposes, a second one decides.</summary>
internal static class ProposalsApi
{
    /// <param name="Stage">Id of the stage whose closing day moves.</param>
    internal sealed record ExtensionBody(StageKey Stage, DateOnly NewDay, string Reason);

    internal sealed record CancellationBody(string Reason);

    /// <param name="Confirmation">The last four characters of the round's id.</param>
    internal sealed record ProposalDecisionBody(bool Accept, string Confirmation);

    /// <param name="Stage">Null for a cancellation.</param>
    /// <param name="Accepted">Null while it waits, and when it ended undecided.</param>
    /// <param name="LastDay">Until the end of which a second administrator can decide it.</param>
    /// <param name="ExpiredAt">When it ended by rule; null otherwise.</param>
    /// <param name="Reopens">The call had closed: it would be open again.</param>
    internal sealed record ProposalLine(string Id, StageKey? Stage, DateOnly? NewDay, string Reason, DateTimeOffset At, bool? Accepted,
        DateOnly LastDay, DateTimeOffset? ExpiredAt, bool Reopens)
    {
        public static ProposalLine Of(RoundProposal proposal) =>
            new(proposal.Id, proposal.Stage, proposal.NewDay, proposal.Reason, proposal.At, proposal.Accepted, proposal.LastDay,
            proposal.ExpiredAt, proposal.Reopens);
    }

    private static readonly ProposalLine Example = new("4fd1a0c29b7e", RoundExamples.Call, new(2026, 5, 15), "应多所院校请求延长申报期。",
        new(2026, 4, 20, 2, 0, 0, TimeSpan.Zero), null, new(2026, 5, 4), null, false);

    public static void MapProposals(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/rounds/{round}").WithTags("proposals").Needs(Right.ExtendOrCancelRound);
        group.MapGet("/proposals", ListAsync).Does("Proposed extensions and cancellations", new Paged<ProposalLine>([Example], null));
        group.MapGet("/proposals/{proposal}", FindAsync)
            .Does("One proposal, and what its acceptance would move or has moved",
            new ProposalDetail(Example, ExtensionEffectView.Example, null));
        group.MapGet("/extensions/preview", PreviewAsync)
            .Does("What an extension would move and whom it would tell; nothing changes", ExtensionEffectView.Example);
        group.MapPost(
            "/extensions",
            async (string round, ExtensionBody body, PageContext here, RoundChangeCommands changes, CancellationToken cancellation) =>
                    ProposalLine.Of(await changes.ProposeExtensionAsync(
                        here.Actor!, round, body.Stage, body.NewDay, body.Reason, cancellation)))
            .Does("Proposes to move a closing day, also of a call that closed a few days ago", Example,
                new ExtensionBody(RoundExamples.Call, new(2026, 5, 15), Example.Reason));
        group.MapPost(
            "/cancellations",
            async (string round, CancellationBody body, PageContext here, RoundChangeCommands changes, CancellationToken cancellation) =>
                    ProposalLine.Of(await changes.ProposeCancellationAsync(here.Actor!, round, body.Reason, cancellation)))
            .Does(
                "Proposes to cancel the round",
                Example with { Stage = null, NewDay = null, Reason = "申报要求有误，须重新发布通知。" },
                new CancellationBody("申报要求有误，须重新发布通知。"));
        group.MapPost(
            "/proposals/{proposal}/decision",
            async (
                string round,
                string proposal,
                ProposalDecisionBody body,
                PageContext here,
                RoundChangeCommands changes,
                CancellationToken cancellation) =>
                    RoundDetail.Of(await changes.DecideAsync(here.Actor!, round, proposal, body.Accept, body.Confirmation, cancellation)))
            .Does("The second administrator accepts or declines", RoundExamples.Detail, new ProposalDecisionBody(true, "26-1"));
    }

    /// <param name="stage">Id of the stage whose closing day would move.</param>
    /// <param name="newDay">yyyy-MM-dd.</param>
    private static async Task<ExtensionEffectView> PreviewAsync(string round, string stage, string newDay, PageContext here,
        ExtensionPreviews previews, CancellationToken cancellation)
    {
        var day = DateOnly.TryParseExact(newDay, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
            ? read : throw new RefusedException(ApiRefusals.BadParameter("newDay"));
        return ExtensionEffectView.Of(await previews.ReadAsync(here.Actor!, round, new StageKey(stage), day,
            cancellation));
    }

    private static async Task<ProposalDetail> FindAsync(
        string round, string proposal, PageContext here, ProposalQueries proposals, ExtensionPreviews previews, TimeProvider clock,
            CancellationToken cancellation)
    {
        var found = await proposals.FindAsync(here.Actor!, round, proposal, cancellation)
            ?? throw new RefusedException(OfficeRefusals.NoProposal());
        var preview = found.Waits(clock.GetUtcNow()) ? (await previews.TryAsync(here.Actor!, round, found, cancellation)).Preview : null;
        IReadOnlyList<MovedDayView>? moved = found.Change is { } change ? [.. previews.DaysOf(change).Select(MovedDayView.Of)] : null;
        return new ProposalDetail(ProposalLine.Of(found), preview is null ? null : ExtensionEffectView.Of(preview), moved);
    }

    private static async Task<Paged<ProposalLine>> ListAsync(
        string round, RoundStore rounds, ITableStore tables, CancellationToken cancellation, string? continuation = null)
    {
        await rounds.GetAsync(round, cancellation);
        return await Paging.ReadAsync(
            tables.QueryAsync<RoundProposal>(
                RoundKeys.Partition(round), KeyRange.Prefix(RoundKeys.Proposals), 50, continuation, cancellation),
            ProposalLine.Of);
    }
}
