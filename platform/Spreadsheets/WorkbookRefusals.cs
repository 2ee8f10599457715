namespace Funding.Platform.Spreadsheets;

/// <summary>What can be wrong with a workbook's file; each names the part of it.</summary>
public static class WorkbookRefusals
{
    private static readonly Texts Texts = new(typeof(WorkbookRefusals));

    private const string Damaged = "workbook-damaged";

    /// <param name="kind">Such as ".xls".</param>
    public static Refusal OtherFormat(string kind) =>
        new("workbook-format", "file", Texts.Of("other-format", kind)) { Kind = RefusalKind.UnsupportedType };

    public static Refusal Encrypted() => new("workbook-encrypted", "file", Texts.Of("encrypted")) { Kind = RefusalKind.UnsupportedType };

    public static Refusal TooLarge(int megabytes) =>
        new("workbook-too-large", "file", Texts.Of("too-large", megabytes)) { Kind = RefusalKind.TooLarge };

    public static Refusal TooManyParts(int most) =>
        new("workbook-too-large", "file", Texts.Of("too-many-parts", most)) { Kind = RefusalKind.TooLarge };

    public static Refusal TooManyMerged(int most) =>
        new("workbook-too-large", "file", Texts.Of("too-many-merged", Texts.Number(most))) { Kind = RefusalKind.TooLarge };

    public static Refusal Broken(string part) => Fault(Texts.Of("broken", part));

    public static Refusal NoXml(string part, int line) => Fault(Texts.Of("no-xml", part, line));

    public static Refusal PartMissing(string part) => Fault(Texts.Of("part-missing", Excerpt.Of(part)));

    public static Refusal NoRelationship(string sheet, string id) => Fault(Texts.Of("no-relationship", Excerpt.Of(sheet), Excerpt.Of(id)));

    public static Refusal NoSheets() => Fault(Texts.Of("no-sheets"));

    public static Refusal RowNumber(string part, string found) => Fault(Texts.Of("row-number", part, Excerpt.Of(found)));

    public static Refusal CellReference(string part, string found) => Fault(Texts.Of("cell-reference", part, Excerpt.Of(found)));

    public static Refusal CellType(string part, string cell, string found) =>
        Fault(Texts.Of("cell-type", part, Excerpt.Of(cell), Excerpt.Of(found)));

    public static Refusal SharedText(string part, string cell, string found) =>
        Fault(Texts.Of("shared-text", part, Excerpt.Of(cell), Excerpt.Of(found)));

    private static Refusal Fault(Bilingual what) => new(Damaged, "file", Texts.Of("fault", what));
}
