namespace Funding.Workflows.Stages.Quota;

/// <summary>
/// What a desk (city or department) does: recommend, take back, put in order. Each act replaces the desk's quota row in its
/// batch, so concurrent clicks cannot pass the limit.
/// </summary>
public sealed class RecommendationCommands(
    ITableStore tables, RoundStore rounds, ApplicationStore applications, ClaimVerdictCommands claims, CommitWriter commits,
    TimeProvider clock)
{
    private const int Tries = 20;

    // Clicks of one desk follow each other.
    private readonly Turns turns = new();

    /// <summary>Recommends, behind those recommended already.</summary>
    /// <exception cref="RefusedException">Another desk's application, outside the stage, or over the limit.</exception>
    public Task<DeskQuota> RecommendAsync(Actor actor, string roundId, string applicationId, CancellationToken cancellation = default) =>
        ChangeAsync(actor, roundId, applicationId, async (quota, application) =>
        {
            if (quota.Ranked.Contains(applicationId)) return null;
            if (application.State != ApplicationState.Submitted)
                throw new RefusedException(ApplicationRefusals.WrongState(application.State));
            var settings = QuotaSettings.Of(await rounds.GetProgrammeAsync(roundId, cancellation));
            var answers = settings is { ByClass: null, Exempt: null }
                ? Answers.Empty : await applications.ReadSubmittedAsync(application, cancellation);
            return DeskLimits.Bar(settings, quota, application, answers) is { } bar ? throw new RefusedException(bar)
                : new DeskChange(
                    quota.With(applicationId, DeskLimits.IsExempt(settings, answers)),
                    application with
                    {
                        State = ApplicationState.Recommended,
                        ClaimedBy = null,
                        Moments = application.Moments.And(CaseStep.Recommended, clock.GetUtcNow()),
                    },
                    "application-recommended");
        }, cancellation);

    /// <summary>Takes a recommendation back, until the close.</summary>
    public Task<DeskQuota> TakeBackAsync(Actor actor, string roundId, string applicationId, CancellationToken cancellation = default) =>
        ChangeAsync(actor, roundId, applicationId, (quota, application) => Task.FromResult<DeskChange?>(quota.Ranked.Contains(applicationId)
            ? new(
                quota.Without(applicationId),
                application with
                {
                    State = ApplicationState.Submitted,
                    Moments = application.Moments.And(CaseStep.TakenBack, clock.GetUtcNow()),
                },
                "recommendation-taken-back")
            : null), cancellation);

    /// <summary>Puts the recommended applications in the desk's order.</summary>
    /// <param name="order">Every recommended id exactly once, the best first.</param>
    public async Task<DeskQuota> OrderAsync(
        Actor actor, string roundId, IReadOnlyList<string> order, CancellationToken cancellation = default)
    {
        var (desk, _) = await OpenAsync(actor, roundId, cancellation);
        var stored = await QuotaAsync(roundId, desk, cancellation);
        if (order.Count != stored.Value.Ranked.Count || !order.ToHashSet().SetEquals(stored.Value.Ranked))
        {
            throw new RefusedException(RecommendationRefusals.NotInOrder());
        }

        var ordered = stored.Value with { Ranked = [.. order] };
        await commits.SaveOrRefuseAsync(
            new Commit(RoundKeys.Partition(roundId)).Replace(stored, ordered).Audit(AuditNote.By(
                actor, "recommendations-ordered", desk, ("order", string.Join(' ', order)))), cancellation);
        return ordered;
    }

    /// <summary>Whether a desk may still change something.</summary>
    public static bool IsOpen(Round round, DateTimeOffset now) =>
        round.IsAt(QuotaStage.Kind) && ShanghaiTime.IsInTime(now, round.CloseOf(QuotaStage.Kind));

    private Task<DeskQuota> ChangeAsync(
        Actor actor,
        string roundId,
        string applicationId,
        Func<DeskQuota, Application, Task<DeskChange?>> change,
        CancellationToken cancellation) =>
        // Where a click of the same desk came first on another host, the limit is looked at again.
        turns.InTurnAsync($"{roundId}:{actor.Desk}", () => Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var (desk, round) = await OpenAsync(actor, roundId, cancellation);
            var quota = await QuotaAsync(roundId, desk, cancellation);
            var application = await tables.GetAsync<Application>(
                RoundKeys.Partition(roundId), RoundKeys.Application(applicationId), cancellation);
            if (application is null
                || application.Value.Desk != desk
                || application.Value.State is ApplicationState.Draft or ApplicationState.Withdrawn or ApplicationState.Lapsed)
            {
                throw new RefusedException(RecommendationRefusals.NotOfThisDesk(applicationId));
            }

            if (await change(quota.Value, application.Value) is not { } changed)
            {
                return quota.Value;
            }

            if (changed.Application.ClaimedBy is null)
            {
                await claims.VouchAsync(actor, application.Value, cancellation);
            }

            var commit = new Commit(RoundKeys.Partition(roundId))
                .Replace(quota, changed.Quota)
                .ReplaceApplication(application, changed.Application)
                .Audit(AuditNote.By(actor, changed.Action, applicationId, ("desk", desk))
                    .Moves(desk, application.Value.State, changed.Application.State));

            // A desk's first one takes the round's row along: a call that is opened again in this moment has seen it, or it is refused.
            _ = quota.Value.Ranked.Count == 0 ? commit.Replace(round, round.Value) : commit;
            await commits.SaveAsync(commit, cancellation);
            return changed.Quota;
        }, cancellation), cancellation);

    private async Task<(string Desk, Stored<Round> Round)> OpenAsync(Actor actor, string roundId, CancellationToken cancellation)
    {
        actor.Demand(Right.Recommend);
        var desk = actor.Desk ?? throw new RefusedException(RecommendationRefusals.NoDesk());
        var round = await rounds.GetAsync(roundId, cancellation);
        if (round.Value.IsBefore(QuotaStage.Kind))
        {
            throw new RefusedException(RecommendationRefusals.NotOpen());
        }

        return IsOpen(round.Value, clock.GetUtcNow())
            ? (desk, round)
            : throw new RefusedException(RecommendationRefusals.Closed());
    }

    private async Task<Stored<DeskQuota>> QuotaAsync(string roundId, string desk, CancellationToken cancellation) =>
        await tables.GetAsync<DeskQuota>(RoundKeys.Partition(roundId), RoundKeys.DeskQuota(desk), cancellation)
            ?? throw new RefusedException(RecommendationRefusals.NoDesk());

    private sealed record DeskChange(DeskQuota Quota, Application Application, string Action);
}
