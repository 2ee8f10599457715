namespace Funding.Workflows.Stages.Benefit;

/// <summary>Reads what a claim comes to by now.</summary>
public sealed class BenefitSheetQueries(ITableStore tables, RoundStore rounds, ApplicationStore applications, BenefitStore benefits)
{
    public static string KeyOf(PlannedStage stage, string caseId) => $"{RoundKeys.StageRowsOf(stage)}benefit:{caseId}";

    public Task<Stored<BenefitDecision>?> DecisionAsync(
        string roundId, PlannedStage stage, string caseId, CancellationToken cancellation) =>
        tables.GetAsync<BenefitDecision>(RoundKeys.Partition(roundId), KeyOf(stage, caseId), cancellation);

    /// <summary>The answers, and one query for the line's ledger.</summary>
    /// <param name="verified">What the officer stated; null before one has.</param>
    /// <exception cref="RefusedException">The claim names no line, the ledger does not take it, or a figure cannot be computed.</exception>
    public async Task<(BenefitLine Line, int Year, BenefitSheet Sheet)> SheetAsync(
        Programme programme, Application application, IReadOnlyDictionary<string, decimal>? verified, CancellationToken cancellation)
    {
        var settings = programme.StageSettings<BenefitSettings>(BenefitStage.Kind);
        var answers = await applications.ReadSubmittedAsync(application, cancellation);
        var line = settings.LineOf(answers) ?? throw new RefusedException(BenefitStageRefusals.NoLine());
        var year = settings.YearOf(answers);
        var book = await benefits.ReadAsync(BenefitKeys.AwardId(programme.Id, application, line), cancellation);
        if (line.Person is not null && book.Claims.Any(c => c.CaseId != application.Id))
            throw new RefusedException(BenefitRefusals.Held(programme.Awards[line.Id].Title));
        if (book.Claims.FirstOrDefault(c => c.Year == year) is { } there && there.CaseId != application.Id)
            throw new RefusedException(BenefitRefusals.YearClaimed(year));
        return (line, year, line.Rule == BenefitRule.Figures
            ? await FiguresAsync(line, programme, application, answers, verified, book.CarriedFor(application.Id), cancellation)
            : BenefitSheet.Of(line, year, application.Id, answers, application.Desk, book.Ledger()));
    }

    /// <summary>What a claim that was granted comes to by numbers that are stated anew, without what was kept of it.</summary>
    /// <exception cref="RefusedException">A figure cannot be computed.</exception>
    public async Task<BenefitSheet> AuditedAsync(
        BenefitLine line, Programme programme, Application application, IReadOnlyDictionary<string, decimal>? verified,
        CancellationToken cancellation) => await FiguresAsync(
            line, programme, application, await applications.ReadSubmittedAsync(application, cancellation), verified, Yuan.Zero,
            cancellation);

    /// <summary>What the officer has to state of a claim, with what was claimed.</summary>
    public async Task<IReadOnlyList<VerifiedNumber>> ToVerifyAsync(
        Programme programme, Application application, CancellationToken cancellation)
    {
        var answers = await applications.ReadSubmittedAsync(application, cancellation);
        return programme.StageSettings<BenefitSettings>(BenefitStage.Kind).LineOf(answers) is { } line
            ? VerifiedNumbers.Of(line, programme, answers, null) : [];
    }

    /// <summary>As of the day of the submission.</summary>
    private async Task<BenefitSheet> FiguresAsync(
        BenefitLine line, Programme programme, Application application, Answers answers, IReadOnlyDictionary<string, decimal>? verified,
        Yuan carried, CancellationToken cancellation) => FigureSheet.Of(
            line, programme,
            EligibilityFactsBuilder.Build(
                programme, application, verified.In(answers),
                await rounds.GetDeskAsync(application.RoundId, application.Desk, cancellation),
                ShanghaiTime.DayOf(application.SubmittedAt!.Value)),
            VerifiedNumbers.Of(line, programme, answers, verified), carried);
}
