namespace Funding.Tests.Support.Kinds.Price;

public sealed class PriceSpecimen : PartSpecimen
{
    public override string Kind => PriceSettings.Kind;

    public override string Settings => """
        title: { zh: 报价, en: Price }, lots: [
          { id: care, name: { zh: 养老护理, en: Care }, ceiling: 3200, places: 200 },
          { id: weld, name: { zh: 焊接, en: Welding }, ceiling: 4800.5, places: 60 } ]
        """.ReplaceLineEndings(" ");

    public override Scored Fill(PartOutline part, Scored empty) => empty with
    {
        Application = empty.Application with { Price = new(part.Id, "care", 20, "sealed", DateTimeOffset.UnixEpoch) },
    };
}
