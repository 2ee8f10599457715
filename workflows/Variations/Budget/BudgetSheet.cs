namespace Funding.Workflows.Variations.Budget;

/// <summary>A budget with what its programme's file says of it.</summary>
/// <param name="Columns">Questions of each row.</param>
public sealed record BudgetSheet(BudgetSettings Settings, IReadOnlyList<FormField> Columns, AwardBudget Budget)
{
    /// <summary>Those that may be shifted, in the order of the table.</summary>
    public IReadOnlyList<FormField> Amounts => [.. Columns.Where(c => Settings.Amounts.Contains(c.Id))];

    /// <summary>What tells a row from the others, as it is read.</summary>
    public Bilingual NameOf(int row) => Texts.Names(
        Columns.Where(c => !Settings.Amounts.Contains(c.Id))
            .Select(c => Named(c, FieldText.Of(c, Budget.Rows[row].GetValueOrDefault(c.Id, "")))));

    /// <summary>A figure says nothing without what it is a figure of.</summary>
    private static Bilingual Named(FormField column, Bilingual value) => column.Type is not FieldType.Number || column.IsYear ? value
        : new($"{column.Label.Zh}{value.Zh}", $"{column.Label.En} {value.En}");

    /// <summary>The field of an amount in a form.</summary>
    public static string FieldOf(int row, string column) => string.Create(CultureInfo.InvariantCulture, $"{column}.{row + 1}");

    /// <returns>Null where the award's file provides for no shift.</returns>
    public static BudgetSettings? SettingsOf(AwardSettings award) =>
        award.Variations?.FirstOrDefault(v => v.Change == BudgetVariation.Id)?.As<BudgetSettings>();

    /// <returns>The questions of each row of the budget's table; null where the programme has no such table.</returns>
    public static IReadOnlyList<FormField>? ColumnsOf(Programme programme, BudgetSettings settings) => programme.EachPart()
        .Where(p => p.Part.Id == settings.Table).Select(p => p.Kind.RowFields(p.Part)).FirstOrDefault();
}
