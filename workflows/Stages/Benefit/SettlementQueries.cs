namespace Funding.Workflows.Stages.Benefit;

/// <summary>What an award's page shows of a line's settled years, and the office's form. One query, and none for any other award.</summary>
internal sealed class SettlementQueries(BenefitStore benefits, RoundStore rounds) : IAwardPart
{
    public async Task<RenderFragment?> OfAsync(AwardRead award, Actor reader, bool office, CancellationToken cancellation = default)
    {
        if (!BenefitKeys.IsLine(award.Home.Id)) return null;
        var book = await benefits.ReadAsync(award.Home.Id, cancellation);
        if (book.Claims.LastOrDefault() is not { } claim) return null;
        var programme = await rounds.GetProgrammeAsync(claim.RoundId, cancellation);
        var line = programme.FindStageSettings<BenefitSettings>(BenefitStage.Kind)?.Lines.FirstOrDefault(l => l.Id == claim.Line);
        return line?.Settlement is null ? null : Page.Part<SettlementPart, SettlementModel>(new(
            award.Home, line,
            [.. line.Verified.Select(f => new VerifiedNumber(f, VerifiedNumbers.NameOf(programme, f), null, null))],
            book, office && reader.Can(Right.DecideEligibility)));
    }
}

/// <param name="May">The reader may settle.</param>
public sealed record SettlementModel(
    AwardHome Award, BenefitLine Line, IReadOnlyList<VerifiedNumber> Numbers, BenefitBook Book, bool May)
{
    /// <summary>Years that were granted and are not settled.</summary>
    public IReadOnlyList<int> Open => [.. Book.Claims.Select(c => c.Year).Except(Book.Settlements.Select(s => s.Year)).Order()];
}
