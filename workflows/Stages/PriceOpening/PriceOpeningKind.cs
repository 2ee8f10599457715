using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Stages.PriceOpening;

internal sealed class PriceOpeningKind(PriceOpeningStore openings, PriceOpeningActs acts)
    : StageKind<PriceOpeningSettings, PriceOpeningFacts>(new PriceOpeningDeclaration()), ICaseFigures
{
    public override IReadOnlyList<ActRun> Acts =>
    [
        ActRun.Of(PriceOpeningStage.RemindPriceOpening, acts.RemindAsync),
        ActRun.Nothing(PriceOpeningStage.Close),
    ];

    public override IReadOnlyList<MailTemplate> Mails => [PriceOpeningMails.PricesToOpen];

    public override void Map(IStageRoutes routes) => PriceOpeningPages.Map(routes);

    public override Task<Round> EnterAsync(Round entering, CancellationToken cancellation) => acts.EnterAsync(entering, cancellation);

    public override Task<PriceOpeningFacts> LookAsync(StageView at, CancellationToken cancellation) =>
        acts.LookAsync(at.Round, at.Stage, cancellation);

    public override StageStep Next(PriceOpeningSettings settings, PriceOpeningFacts facts, StageMoment moment) =>
        PriceOpeningStage.Next(facts, moment);

    public override Withdrawing Withdraw(WithdrawalCase asked) => PriceOpeningStage.Withdraw(asked);

    public override async Task<IReadOnlyList<StageWait>> WaitsAsync(StageView at, Actor reader, CancellationToken cancellation) =>
        await acts.LookAsync(at.Round, at.Stage, cancellation) is { RemindFrom: not null }
            ? [new(Texts.Of("waits"), PriceOpeningPages.Url(at.Round.Id, at.Stage.Id))] : [];

    public override async IAsyncEnumerable<Waited> WaitedAsync(StageView at, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (await acts.LookAsync(at.Round, at.Stage, cancellation) is { RemindFrom: { } day })
        {
            yield return new("prices", Texts.Of("waits"), at.Round.BeganAt(at.Stage.Id), day)
            {
                For = Texts.Of("waited.for"),
                Path = PriceOpeningPages.Url(at.Round.Id, at.Stage.Id),
                Why = Texts.Of("waited.why"),
            };
        }
    }

    public override async Task<IReadOnlyList<StageWait>> DutiesAsync(RoundSummary round, Actor reader, CancellationToken cancellation) =>
        reader.Can(Right.OpenPrices) && round.Stages.Find(Kind) is { } stage
        && (await openings.FindAsync(round.Id, stage, cancellation))?.Value is { Bids: > 0, Opened: null }
            ? [new(Texts.Of("waits"), PriceOpeningPages.Url(round.Id, stage.Id))] : [];

    public override Task<RenderFragment?> OverviewAsync(StageView at, Actor reader, CancellationToken cancellation) =>
        Task.FromResult<RenderFragment?>(Page.Part<PriceOpeningOverview, string>(PriceOpeningPages.Url(at.Round.Id, at.Stage.Id)));

    /// <summary>One read.</summary>
    public override async Task<IReadOnlyList<StageEvent>> HistoryAsync(
        StageView at, Application application, CancellationToken cancellation) =>
        (await openings.FindAsync(at.Round.Id, at.Stage, cancellation))?.Value.Opened is { } opened
            ? [new(opened.At, Texts.Of("history.opened"))] : [];

    public async Task<IReadOnlyDictionary<string, decimal>> FiguresAsync(Round round, string figure, CancellationToken cancellation) =>
        (await openings.PricesAsync(round.Id, round.Stages.Find(Kind)!, cancellation)).Where(p => p.Price is not null)
            .ToDictionary(p => p.ApplicationId, p => p.Price!.Value, StringComparer.Ordinal);
}
