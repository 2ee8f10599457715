namespace Funding.Workflows.Variations.Budget;

/// <param name="Table">Id of the part that the budget was filled in with.</param>
/// <param name="Amounts">Columns of numbers that may be shifted; the sum of each stays.</param>
public sealed record BudgetSettings(string Table, IReadOnlyList<string> Amounts)
{
    /// <summary>A column of a choice within whose answers amounts stay; null where they move freely.</summary>
    public string? Within { get; init; }
}

/// <summary>The budget of an award: as its application gave it, and as granted shifts left it; a row of the award.</summary>
/// <param name="Version">From 1; each shift has the next.</param>
/// <param name="Rows">Each by the columns of its table, as they were typed.</param>
public sealed record AwardBudget(int Version, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows)
{
    public const string Row = "budget";

    /// <summary>0 for what is no number.</summary>
    public decimal AmountOf(int row, string column) => AnswerText.Number(Rows[row].GetValueOrDefault(column, "")) ?? 0;
}

/// <summary>A budget with what its programme's file says of it.</summary>
/// <param name="Columns">Questions of each row.</param>
public sealed record BudgetSheet(BudgetSettings Settings, IReadOnlyList<FormField> Columns, AwardBudget Budget)
{
    /// <summary>Those that may be shifted, in the order of the table.</summary>
    public IReadOnlyList<FormField> Amounts => [.. Columns.Where(c => Settings.Amounts.Contains(c.Id))];

    /// <summary>What tells a row from the others, as it is read.</summary>
    public Bilingual NameOf(int row) => Texts.Names(
        Columns.Where(c => !Settings.Amounts.Contains(c.Id))
            .Select(c => FieldText.Of(c, Budget.Rows[row].GetValueOrDefault(c.Id, ""))));

    /// <summary>The field of an amount in a form.</summary>
    public static string FieldOf(int row, string column) => string.Create(CultureInfo.InvariantCulture, $"{column}.{row + 1}");

    /// <returns>Null where the award's file provides for no shift.</returns>
    public static BudgetSettings? SettingsOf(AwardSettings award) =>
        award.Variations?.FirstOrDefault(v => v.Change == BudgetVariation.Id)?.As<BudgetSettings>();

    /// <returns>The questions of each row of the budget's table; null where the programme has no such table.</returns>
    public static IReadOnlyList<FormField>? ColumnsOf(Programme programme, BudgetSettings settings) => programme.EachPart()
        .Where(p => p.Part.Id == settings.Table).Select(p => p.Kind.RowFields(p.Part)).FirstOrDefault();
}
