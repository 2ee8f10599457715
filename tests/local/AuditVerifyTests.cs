using System.Globalization;
using Funding.Services.Audit;
using Funding.Workflows.Orchestration;

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
            var note = new AuditNote { At = DateTimeOffset.UnixEpoch.AddHours(i), Actor = $"person-{i}", Via = "session", Action = "application-submitted", Subject = $"a-{i}" };
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

    private void Write(IEnumerable<AuditEntry> chain) => File.WriteAllLines(file, chain.Select(OrchestrationJson.Serialize));

    private Task<(int Code, string Output, string Error)> VerifyAsync(params string[] more) => InProcess.RunAsync(["audit", "verify", "--file", file, .. more]);
}
