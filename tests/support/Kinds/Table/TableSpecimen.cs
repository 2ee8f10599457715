namespace Funding.Tests.Support.Kinds.Table;

public sealed class TableSpecimen : PartSpecimen
{
    public override string Kind => TableSettings.Kind;

    public override string Settings => """
        title: { zh: 投入明细, en: Investment }, minRows: 1, maxRows: 20, sums: [amount], columns: [
          { id: item, label: { zh: 投入内容, en: What for }, type: text, maxLength: 60 },
          { id: kind, label: { zh: 类别, en: Kind }, type: choice, options: [
            { value: base, label: { zh: 实训基地, en: Training base } }, { value: funds, label: { zh: 办学经费, en: Running costs } } ] },
          { id: amount, label: { zh: 金额, en: Amount }, type: number, min: 0, max: 100000, decimals: 2,
            unit: { zh: 万元, en: "× 10,000 yuan" } },
          { id: paid-on, label: { zh: 支付日期, en: Paid on }, type: date, required: false } ]
        """.ReplaceLineEndings(" ");

    public override Scored Fill(PartOutline part, Scored empty) => empty with
    {
        Answers = empty.Answers.With(part.Id,
        [
            RowOf(("item", "数控实训车间设备"), ("kind", "base"), ("amount", "186.35"), ("paid-on", "2025-06-18")),
            RowOf(("item", "兼职教师课酬，电话0571-88000000"), ("kind", "funds"), ("amount", "42")),
        ]),
    };

    public static AnswerRow RowOf(params IReadOnlyList<(string Column, string Typed)> cells) => SampleApplication.RowOf(cells);
}
