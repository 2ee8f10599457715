namespace Funding.Workflows.Tests.Stages.Notice;

public sealed class SeenObjectionTests
{
    private static readonly Objection Filed = new()
    {
        Id = "YY3F9A0C11D2",
        ApplicationId = Cast.ApplicationId(1),
        ObjectorId = "person-77",
        Name = "王敏",
        Contact = "13800000000，wangmin@people.example",
        Reasons = "本人王敏（电话13800000000）反映：实训设备与现场不符。可写信至 WangMin@People.example。",
        FiledAt = DateTimeOffset.UnixEpoch,
        DueOn = new(2026, 8, 18),
        Documents = [new("d", "documents", "王敏的照片.pdf", "pdf", 1, "", "", DateTimeOffset.UnixEpoch, "clean")],
        Decision = new(false, "已向王敏核实，设备属实。", "officer", DateTimeOffset.UnixEpoch),
    };

    [Fact]
    public void Who_decides_has_it_whole() => Assert.Same(Filed, SeenObjection.Of(Filed, knowsObjector: true).Objection);

    [Fact]
    public void Who_reads_has_what_was_objected_and_answered_and_nothing_of_who_objected()
    {
        var seen = SeenObjection.Of(Filed, knowsObjector: false);
        var text = FundingJson.Serialize(seen.Objection);

        Assert.Equal(1, seen.Documents);
        Assert.Contains("实训设备与现场不符", seen.Objection.Reasons, StringComparison.Ordinal);
        Assert.Equal("已向___核实，设备属实。", seen.Objection.Decision!.Reason);
        Assert.All(
            ["王敏", "13800000000", "wangmin@people.example", "person-77", "照片"],
            secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Nothing_of_a_name_or_a_contact_is_left_wherever_it_stands() => Gen.Select(
        Gen.String[Gen.Char["王敏李雷韩梅张"], 2, 4], Gen.String[Gen.Char["0123456789"], 7, 12], Gen.Int[0, 3]).Sample((name, phone, at) =>
        {
            string[] words = ["反映", "设备", "不符", "核查"];
            var text = string.Join(at % 2 == 0 ? name : phone, words.Take(at + 1)) + name + phone;
            var seen = SeenObjection.Of(Filed with { Name = name, Contact = $"电话：{phone}", Reasons = text }, knowsObjector: false);
            Assert.DoesNotContain(name, seen.Objection.Reasons, StringComparison.Ordinal);
            Assert.DoesNotContain(phone, seen.Objection.Reasons, StringComparison.Ordinal);
        });
}
