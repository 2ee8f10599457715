namespace Funding.Workflows.Parts.Table;

/// <summary>What can be wrong with a table as a whole; what can be wrong with a cell says the question of its column.</summary>
public static class TableRefusals
{
    private static readonly Texts Texts = new(typeof(TableRefusals));

    public static Refusal TooFew(string table, Bilingual title, int needed, int found) =>
        new("table-too-few-rows", table, Texts.Of("too-few", title, needed, found));

    public static Refusal TooMany(string table, Bilingual title, int limit, int found) =>
        new("table-too-many-rows", table, Texts.Of("too-many", title, limit, found));
}
