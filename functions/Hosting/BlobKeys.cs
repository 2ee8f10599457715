namespace Funding.Functions.Hosting;

/// <summary>
/// Keys of cookies and forms as blobs beside the documents: every instance opens what another has sealed. A row in the tables says that
/// there have been keys: where they are gone all the same, somebody lost them, and none are made in silence.
/// </summary>
internal sealed class BlobKeys(IBlobStore blobs, ITableStore tables, CommitWriter commits, KeyRenewal renewal, TimeProvider clock)
    : IXmlRepository, IConfigureOptions<KeyManagementOptions>
{
    public const string Folder = "keys/protection/";
    private const string KeyNames = Folder + "key-";
    private const string Partition = "keys";
    private const string Made = "protection";

    public void Configure(KeyManagementOptions options) => options.XmlRepository = this;

    // The interface knows no asynchrony; keys are read at the first request and twice a day.
    public IReadOnlyCollection<XElement> GetAllElements() => Task.Run(ReadAsync).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => WriteAsync(element, friendlyName)).GetAwaiter().GetResult();

    /// <summary>Whether there have been keys and there are none now.</summary>
    public async Task<bool> AreLostAsync(CancellationToken cancellation = default) =>
        // The row first: it is written after the first key, so that whoever finds it finds the key.
        await tables.GetAsync(Partition, Made, cancellation) is not null
            && (await blobs.ListAsync(KeyNames, null, cancellation)).Blobs.Count == 0;

    private async Task<IReadOnlyList<XElement>> ReadAsync()
    {
        var elements = new List<XElement>();
        var hasKeys = false;
        await foreach (var blob in blobs.EnumerateAsync(Folder))
        {
            hasKeys |= blob.Name.StartsWith(KeyNames, StringComparison.Ordinal);
            if (await blobs.OpenReadAsync(blob.Name) is { } content)
            {
                await using (content)
                    elements.Add(await XElement.LoadAsync(content, LoadOptions.None, CancellationToken.None));
            }
        }

        if (hasKeys)
            await RememberAsync();
        return elements;
    }

    private async Task WriteAsync(XElement element, string friendlyName)
    {
        if (await AreLostAsync())
        {
            if (!renewal.IsAllowedAt(clock.GetUtcNow()))
                throw new InvalidOperationException(BlobKeysPart.Lost);

            // Before they are made: broken off in between, an act on record is done again, and no act lacks its record.
            await commits.SaveAsync(new Commit(HomeKeys.System).Audit(
                AuditNote.By(Actor.Rule("operator"), "keys-renewed", "keys", ("missing", Made))));
        }

        using var content = new MemoryStream();
        await element.SaveAsync(content, SaveOptions.DisableFormatting, CancellationToken.None);
        content.Position = 0;
        var name = $"{Folder}{friendlyName}.xml";
        await blobs.PutAsync(name, content, "application/xml");
        if (name.StartsWith(KeyNames, StringComparison.Ordinal))
            await RememberAsync();
    }

    private async Task RememberAsync()
    {
        if (await tables.GetAsync(Partition, Made) is null)
            await tables.CommitAsync(Partition, [RowCodec.Upsert(Made, clock.GetUtcNow())]);
    }
}
