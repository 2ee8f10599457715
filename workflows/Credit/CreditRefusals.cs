namespace Funding.Workflows.Credit;

/// <summary>What can be wrong with a list of the dishonest, and with what is found about its entries.</summary>
internal static class CreditRefusals
{
    private static readonly Texts Texts = new(typeof(CreditRefusals));

    public static Refusal NoFile() => new("credit-list-no-file", CreditImport.FileField, Texts.Of("no-file"));

    public static Refusal NoSource(int most) => new("credit-list-source", CreditImport.SourceField, Texts.Of("no-source", most));

    public static Refusal NoDate() => new("credit-list-day", CreditImport.AsOfField, Texts.Of("no-date"));

    public static Refusal NoList(int number) =>
        new("credit-list-not-found", "number", Texts.Of("no-list", number)) { Kind = RefusalKind.NotFound };

    public static Refusal Counts(int number) =>
        new("credit-list-counts", "number", Texts.Of("counts", number)) { Kind = RefusalKind.Conflict };

    public static Refusal NoHit() => new("credit-no-hit", null, Texts.Of("no-hit")) { Kind = RefusalKind.Conflict };

    public static Refusal NoOutcome() => new("credit-outcome-missing", CreditFindingEntry.OutcomeField, Texts.Of("no-outcome"));

    public static Refusal OwnConflict() => new("own-conflict", null, Texts.Of("conflict")) { Kind = RefusalKind.Forbidden };

    public static Refusal CreditCode(int row, CreditCodeProblem problem) => problem.Fault == CreditCodeFault.IdentityNumber
        ? ListRefusals.At(row, CreditListFile.Code, "credit-list-person", Texts.Of("person"))
        : ListRefusals.InRow(row, CreditListFile.Code, CreditCodeRefusals.For(problem, "creditCode"));

    public static Refusal NoDay(int row, string text) =>
        ListRefusals.At(row, CreditListFile.On, "credit-list-no-day", Texts.Of("day", Excerpt.Of(text)));

    public static Refusal Twice(int row, int first) =>
        ListRefusals.At(row, CreditListFile.Code, "credit-list-twice", Texts.Of("twice", first));

    public static Refusal MoreProblems(int more) => new("credit-list-more", CreditImport.FileField, Texts.Of("more", Texts.Number(more)));
}
