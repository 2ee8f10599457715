namespace Funding.Local.Tests;

public sealed class AuditVerifyTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();
    private readonly List<AuditEntry> entries = [];

    public AuditVerifyTests()
    {
        var head = AuditHead.Empty;
        for (var i = 1; i <= 20; i++)
        {
            var note = new AuditNote
            {
                At = DateTimeOffset.UnixEpoch.AddHours(i),
                Actor = $"person-{i}",
                Via = "session",
                Action = "application-submitted",
                Subject = $"a-{i}"
            };
            entries.Add(AuditChain.Link(head, note));
            head = head with { Sequence = i, Hash = entries[^1].Hash };
        }
    }

    public void Dispose() => File.Delete(file);

    [Fact]
    public async Task A_whole_chain_holds_with_its_published_head()
    {
        Write(entries);
        var (code, output, _) = await VerifyAsync("--head", $"20:{entries[^1].Hash}");
        Assert.Equal(0, code);
        Assert.Contains($"20:{entries[^1].Hash}", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(13)]
    [InlineData(20)]
    public async Task A_changed_entry_is_named(int sequence)
    {
        Write(entries.Select(e => e.Sequence == sequence ? e with { Note = e.Note with { Actor = "somebody-else" } } : e));
        var (code, output, _) = await VerifyAsync();
        Assert.Equal(1, code);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"entry {sequence} is broken"), output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_entry_is_named()
    {
        Write(entries.Where(e => e.Sequence != 7));
        var (code, output, _) = await VerifyAsync();
        Assert.Equal(1, code);
        Assert.Contains($"{file}:7: ", output, StringComparison.Ordinal);
        Assert.Contains("entry 7 is broken", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_cut_off_before_the_published_head_is_found_out()
    {
        Write(entries.Take(15));
        Assert.Equal(0, (await VerifyAsync()).Code);
        var (code, output, _) = await VerifyAsync("--head", $"20:{entries[^1].Hash}");
        Assert.Equal(1, code);
        Assert.Contains("entry 16 is broken", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_no_entry_is_named_by_its_number()
    {
        Write(entries.Take(2));
        await File.AppendAllTextAsync(file, "not json\n", TestContext.Current.CancellationToken);
        var (code, _, error) = await VerifyAsync();
        Assert.Equal(1, code);
        Assert.Contains($"{file}:3", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"sequence\":2,", "\"sequence\":2,\"remark\":\"x\",", "$.remark", "is no member of this form")]
    [InlineData("\"sequence\":2,", "\"sequence\":2,\"sequence\":2,", "$.sequence", "is given twice")]
    [InlineData("\"actor\":\"person-2\"", "\"actor\":\"somebody\",\"actor\":\"person-2\"", "$.note.actor", "is given twice")]
    [InlineData("\"actor\":", "\"Actor\":", "$.note.Actor", "is written 'actor'")]
    [InlineData("\"facts\":{}", "\"facts\":{\"rank\":null}", "$.note.facts.rank", "must not be null")]
    [InlineData("\"sequence\":2,", "\"sequence\":\"2\",", "$.sequence", "is not of this form")]
    [InlineData("1970-01-01T02:00:00+00:00", "1970-01-01T10:00:00+08:00", "$.note.at", "is told in UTC")]
    [InlineData("1970-01-01T02:00:00+00:00", "1970-01-01T02:00:00.00000000+00:00", "$.note.at", "is not written as it is exported")]
    [InlineData("\"via\":\"session\",", "", "$.note.via", "is missing")]
    public async Task What_the_hash_does_not_cover_is_refused_with_its_line_also_under_a_published_head(
        string part, string bent, string place, string wrong)
    {
        Write(entries);
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.Contains(part, lines[1], StringComparison.Ordinal);
        lines[1] = lines[1].Replace(part, bent, StringComparison.Ordinal);
        await File.WriteAllLinesAsync(file, lines, TestContext.Current.CancellationToken);
        var (code, _, error) = await VerifyAsync("--head", $"20:{entries[^1].Hash}");
        Assert.Equal(1, code);
        Assert.StartsWith($"{file}:2: {place}: ", error, StringComparison.Ordinal);
        Assert.Contains(wrong, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "no audit entry in the file")]
    [InlineData("\n", ":1: ")]
    [InlineData("null\n", ":1: ")]
    [InlineData("[]\n", ":1: ")]
    public async Task A_file_without_an_entry_does_not_hold(string content, string told)
    {
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);
        var (code, output, error) = await VerifyAsync();
        Assert.Equal(1, code);
        Assert.Contains(told, error, StringComparison.Ordinal);
        Assert.DoesNotContain("hold", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_named_by_their_line()
    {
        Write(entries.Take(1));
        await File.AppendAllBytesAsync(file, [0xff, 0xfe, (byte)'\n'], TestContext.Current.CancellationToken);
        var (code, _, error) = await VerifyAsync();
        Assert.Equal(1, code);
        Assert.Contains("no UTF-8 text", error, StringComparison.Ordinal);
    }

    private void Write(IEnumerable<AuditEntry> chain) => File.WriteAllLines(file, chain.Select(FundingJson.Serialize));

    private Task<(int Code, string Output, string Error)> VerifyAsync(params string[] more) =>
        InProcess.RunAsync(["audit", "verify", "--file", file, .. more]);
}
