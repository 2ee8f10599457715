namespace Funding.Workflows.Stages.Benefit;

/// <summary>What a grant of a line that is settled keeps for earlier years.</summary>
internal static class KeepingWriter
{
    /// <summary>The sheet of a grant; what it keeps is held for it before the grant is written.</summary>
    /// <inheritdoc cref="BenefitSheetQueries.SheetAsync"/>
    public static async Task<(BenefitLine Line, int Year, BenefitSheet Sheet)> KeepAsync(
        this BenefitStore benefits, BenefitSheetQueries sheets, Programme programme, Application application,
        IReadOnlyDictionary<string, decimal>? verified, CancellationToken cancellation)
    {
        var worked = await sheets.SheetAsync(programme, application, verified, cancellation);
        return worked.Line.Settlement is null ? worked : (
            worked.Line, worked.Year,
            await benefits.KeepAsync(
                BenefitKeys.AwardId(programme.Id, application, worked.Line), application.RoundId, application.Id,
                async () => (await sheets.SheetAsync(programme, application, verified, cancellation)).Sheet, cancellation));
    }
}
