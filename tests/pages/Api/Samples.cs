namespace Funding.Pages.Tests.Api;

/// <summary>What applicants and administrators send when all is well.</summary>
internal static class Samples
{
    public const string Programme = "mixed-ownership-colleges";

    public static string Code(int number) => CreditCode.Complete($"12330000{number:D9}").Value;

    /// <summary>Answers to every field of the programme's form, by its own limits.</summary>
    public static Dictionary<string, object?> Answers(JsonNode programme, int number, string share = "40.00")
    {
        var fields = programme["parts"]!
            .AsArray()
            .Where(p => (string?)p!["part"] == "fields")
            .SelectMany(p => p!["fields"]!.AsArray())
            .ToDictionary(f => (string)f!["id"]!, f => Answer(f!, number));
        return new()
        {
            ["fields"] = fields,
            ["rows"] = new
            {
                owners = new object[]
                {
                    Owner($"第{number}职业技术学院", Code(number), "school", share, "", "equipment", "management"),
                    Owner(
                        $"第{number}智能装备公司", Code(900_000 + number), "enterprise", "60.00", $"partner{number}@enterprise.example",
                        "capital"),
                },
            },
        };
    }

    private static object Owner(
        string name, string creditCode, string kind, string sharePercent, string mailbox, params string[] contributions) => new
        {
            cells = new { name, creditCode, kind, sharePercent, stateOwned = "no", mailbox },
            chosen = new { contributions },
        };

    public static byte[] Pdf(int padding = 0)
    {
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        foreach (var body in new[]
        {
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
        })
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj{body}endobj\n");
        }

        pdf.Append('%').Append('x', padding).Append('\n');
        var table = pdf.Length;
        pdf.Append("xref\n0 4\n0000000000 65535 f \n");
        offsets.ForEach(o => pdf.Append(CultureInfo.InvariantCulture, $"{o:D10} 00000 n \n"));
        pdf.Append(CultureInfo.InvariantCulture, $"trailer<</Size 4/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }

    /// <summary>A list of experts of all four parties.</summary>
    public static string Experts(int count) => "姓名,邮箱,单位,方\n" + string.Concat(Enumerable.Range(1, count).Select(i =>
        $"专家{i},expert{i}@experts.example,评审单位{i},{new[] { "政府", "行业", "企业", "学校", "学校" }[i % 5]}\n"));

    private static string Answer(JsonNode field, int number) => (string)field["type"]! switch
    {
        "number" =>
            Math.Max(60, (decimal?)field["min"] ?? 0).ToString(CultureInfo.InvariantCulture),
        "date" => "2023-09-01",
        "choice" => (string)field["options"]![0]!["value"]!,
        "yesNo" => "yes",
        "email" => "contact@college.example",
        "phone" => "13800000000",
        "text" => $"智能装备产业学院{number}",
        _ => new string('述', Math.Max(1, (int?)field["minLength"] ?? 1)),
    };
}
