namespace Funding.Workflows.Stages.Benefit;

/// <summary>Reads what a claim comes to by now.</summary>
public sealed class BenefitSheetQueries(ITableStore tables, ApplicationStore applications, BenefitStore benefits)
{
    public static string KeyOf(PlannedStage stage, string caseId) => $"{RoundKeys.StageRowsOf(stage)}benefit:{caseId}";

    public Task<Stored<BenefitDecision>?> DecisionAsync(
        string roundId, PlannedStage stage, string caseId, CancellationToken cancellation) =>
        tables.GetAsync<BenefitDecision>(RoundKeys.Partition(roundId), KeyOf(stage, caseId), cancellation);

    /// <summary>The answers, and one query for the line's ledger.</summary>
    /// <exception cref="RefusedException">The claim names no line, or the ledger does not take it.</exception>
    public async Task<(BenefitLine Line, int Year, BenefitSheet Sheet)> SheetAsync(
        Programme programme, Application application, CancellationToken cancellation)
    {
        var settings = programme.StageSettings<BenefitSettings>(BenefitStage.Kind);
        var answers = await applications.ReadSubmittedAsync(application, cancellation);
        var line = settings.LineOf(answers) ?? throw new RefusedException(BenefitStageRefusals.NoLine());
        var year = settings.YearOf(answers);
        var book = await benefits.ReadAsync(BenefitKeys.AwardId(programme.Id, application.CreditCode, line.Id), cancellation);
        if (book.Claims.FirstOrDefault(c => c.Year == year) is { } there && there.CaseId != application.Id)
            throw new RefusedException(BenefitRefusals.YearClaimed(year));
        return (line, year, BenefitSheet.Of(line, year, application.Id, answers, application.Desk, book.Ledger()));
    }
}
