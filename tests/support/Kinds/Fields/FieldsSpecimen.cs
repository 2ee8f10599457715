namespace Funding.Tests.Support.Kinds.Fields;

public sealed class FieldsSpecimen : PartSpecimen
{
    public override string Kind => FieldsSettings.Kind;

    public override string Settings => """
        title: { zh: 计划, en: Plan }, fields: [
          { id: name, label: { zh: 名称, en: Name }, type: text, maxLength: 60, means: title },
          { id: founded, label: { zh: 设立日期, en: Founded }, type: date, means: founded },
          { id: students, label: { zh: 学生数, en: Students }, type: number },
          { id: industry, label: { zh: 产业, en: Industry }, type: choice, options: [
            { value: steel, label: { zh: 钢铁, en: Steel } }, { value: textiles, label: { zh: 纺织, en: Textiles } } ] },
          { id: phone, label: { zh: 电话, en: Telephone }, type: phone } ]
        """.ReplaceLineEndings(" ");

    public override Scored Fill(PartOutline part, Scored empty) => empty with
    {
        Answers = empty.Answers with
        {
            Fields = new Dictionary<string, string>
            {
                ["name"] = "实训计划，电话0571-88000000",
                ["founded"] = "2020-09-01",
                ["students"] = "860",
                ["industry"] = "textiles",
                ["phone"] = "0571-88000000",
            },
        },
    };
}
