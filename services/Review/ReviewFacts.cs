using Funding.Services.Rounds;
using Funding.Services.Storage;
using Funding.Workflows.Rounds;

namespace Funding.Services.Review;

/// <summary>What the round asks of the review: one row of each index tells.</summary>
internal sealed class ReviewFacts(ITableStore tables) : IRoundFactSource
{
    public RoundStage Stage => RoundStage.Review;

    public async Task<RoundFacts> AddAsync(Round round, RoundFacts facts, CancellationToken cancellation) => facts with
    {
        SeatsToFill = await tables.AnyAsync(RoundKeys.Partition(round.Id), RoundKeys.EmptySeats, cancellation),
        SheetsUnsigned = await tables.AnyAsync(RoundKeys.Partition(round.Id), RoundKeys.UnsignedSheets, cancellation),
    };
}
