namespace Funding.Platform.Tests.Documents;

/// <summary>Runs the inspector as an upload does.</summary>
public static class Inspection
{
    public static readonly DocumentRules Any = new("proof", Enum.GetValues<DocumentType>(), DocumentRules.LargestBytes);

    public static DocumentRules Only(params DocumentType[] types) => new("proof", types, DocumentRules.LargestBytes);

    public static async Task<InspectedDocument> OfAsync(
        byte[] content, string name, DocumentRules? rules = null, string? declared = null, Action<ArchiveLimits>? limits = null)
    {
        var options = new DocumentOptions();
        limits?.Invoke(options.Archives);
        using var stream = new MemoryStream(content);
        return await new DocumentInspector(Options.Create(options)).InspectAsync(
            stream, name, declared, rules ?? Any, TestContext.Current.CancellationToken);
    }

    /// <summary>The one code it is refused with; each refusal names the slot and says why in both languages.</summary>
    public static async Task<string> RefusalOfAsync(
        byte[] content, string name, DocumentRules? rules = null, string? declared = null, Action<ArchiveLimits>? limits = null)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => OfAsync(content, name, rules, declared, limits));
        var refusal = Assert.Single(refused.Refusals);
        Assert.Equal("proof", refusal.Field);
        Assert.EndsWith("。", refusal.Chinese, StringComparison.Ordinal);
        Assert.EndsWith(".", refusal.English, StringComparison.Ordinal);
        return refusal.Code;
    }
}
