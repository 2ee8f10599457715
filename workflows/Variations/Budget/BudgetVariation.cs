using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Variations.Budget;

/// <summary>Amounts are shifted between the rows of a budget, and every sum stays (预算调剂).</summary>
public sealed class BudgetVariation() : VariationKind(new BudgetDeclaration())
{
    public const string Id = "budget";

    private static readonly Texts Texts = new(typeof(BudgetVariation));

    public override Bilingual Name => Texts.Of("name");

    public override Bilingual Lead => Texts.Of("lead");

    public override bool IsOfBudget => true;

    public override Refusal? Bar(VariationFacts facts) =>
        facts.Sheet is { Budget.Rows.Count: > 1 } ? null : VariationRefusals.NoBudget();

    /// <exception cref="RefusedException">
    /// An amount is missing or outside of its column's bounds, a sum would be another, or nothing would change.
    /// </exception>
    public override VariationWish Read(VariationFacts facts, IReadOnlyDictionary<string, string> typed)
    {
        var (sheet, problems) = (facts.Sheet!, new List<Refusal>());
        var rows = sheet.Budget.Rows.Select((row, i) => new Dictionary<string, string>(row)).ToList();
        foreach (var (i, row) in rows.Index())
        {
            foreach (var column in sheet.Amounts)
            {
                var field = BudgetSheet.FieldOf(i, column.Id);
                var text = typed.GetValueOrDefault(field, "").Trim();
                problems.AddRange(FieldCheck.Missing(column with { Id = field, When = null }, text));
                if (AnswerText.Number(text) is { } amount) row[column.Id] = CanonicalJson.Number(amount);
            }
        }

        if (problems.Count > 0) throw new RefusedException(problems);
        var after = new AwardBudget(sheet.Budget.Version + 1, rows);
        if (Moved(sheet, sheet.Budget, after).Count == 0) throw new RefusedException(VariationRefusals.Unchanged(null));
        problems.AddRange(OtherSums(sheet, after));
        return problems.Count > 0 ? throw new RefusedException(problems) : new(Budget: after);
    }

    /// <summary>The amounts that are others.</summary>
    public static IReadOnlyList<(int Row, FormField Column, decimal Before, decimal After)> Moved(
        BudgetSheet sheet, AwardBudget before, AwardBudget after) =>
    [
        .. Enumerable.Range(0, before.Rows.Count).SelectMany(row => sheet.Amounts.Select(column => (
            Row: row, Column: column, Before: before.AmountOf(row, column.Id), After: after.AmountOf(row, column.Id))))
            .Where(m => m.Before != m.After),
    ];

    public override RenderFragment Form(VariationFacts facts) => Page.Part<BudgetForm, BudgetSheet>(facts.Sheet!);

    public override RenderFragment Rows(VariationModel model) => _ => { };

    public override RenderFragment Below(VariationModel model) => Page.Part<BudgetMoves, VariationModel>(model);

    public override VariationOutcome Granted(VariationGrant grant) => new(grant.Award, Budget: grant.Wish.Budget);

    private static IEnumerable<Refusal> OtherSums(BudgetSheet sheet, AwardBudget after)
    {
        var groups = Enumerable.Range(0, after.Rows.Count)
            .GroupBy(row => sheet.Settings.Within is { } within ? after.Rows[row].GetValueOrDefault(within, "") : "");
        foreach (var rows in groups)
        {
            foreach (var column in sheet.Amounts)
            {
                var (was, now) = (rows.Sum(row => sheet.Budget.AmountOf(row, column.Id)), rows.Sum(row => after.AmountOf(row, column.Id)));
                if (was != now)
                    yield return VariationRefusals.OtherSum(
                        BudgetSheet.FieldOf(rows.First(), column.Id), column, was, now,
                        sheet.Columns.FirstOrDefault(c => c.Id == sheet.Settings.Within) is { } by ? FieldText.Of(by, rows.Key) : null);
            }
        }
    }

    private sealed class BudgetDeclaration() : VariationDeclaration(Id)
    {
        public override IEnumerable<Fault> Check(VariationOutline variation, AwardSettings award, ProgrammeOutline programme)
        {
            var settings = variation.As<BudgetSettings>();
            if (BudgetSheet.ColumnsOf(programme.Programme, settings) is not { } columns)
            {
                var tables = programme.Programme.EachPart().Where(p => p.Kind.RowFields(p.Part) is not null).Select(p => p.Part.Id);
                yield return new("table", $"'{settings.Table}' is no part with rows; allowed: {string.Join(", ", tables)}");
                yield break;
            }

            var numbers = columns.Where(c => c.Type == FieldType.Number).Select(c => c.Id).ToList();
            foreach (var (i, amount) in settings.Amounts.Index())
                if (!numbers.Contains(amount))
                    yield return new($"amounts[{i}]", $"'{amount}' is no column of numbers; allowed: {string.Join(", ", numbers)}");
            var choices = columns.Where(c => c.Type == FieldType.Choice).Select(c => c.Id).ToList();
            if (settings.Within is { } within && !choices.Contains(within))
                yield return new("within", $"'{within}' is no column of a choice; allowed: {string.Join(", ", choices)}");
        }
    }
}
