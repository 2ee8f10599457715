namespace Funding.Functions.Hosting;

/// <summary>
/// Keys of cookies and forms as blobs beside the documents: every instance opens what another has sealed. A row in the tables says that
/// there have been keys: where none can be opened all the same, somebody lost them or their certificate, and none are made in silence.
/// </summary>
internal sealed class BlobKeys(
    IBlobStore blobs, ITableStore tables, CommitWriter commits, KeyRenewal renewal, KeyCertificates certificates, TimeProvider clock)
    : IXmlRepository, IConfigureOptions<KeyManagementOptions>
{
    private const string WayOut =
        "if there is no way, set FUNDING_Keys__RenewOn to today's date (Shanghai): everybody signs in again, and forms that are open are "
        + "filled in again";

    private const string Lost =
        "protection missing: there have been keys in " + Folder + " and none are left. Bring the deleted blobs back; " + WayOut;

    private const string Sealed =
        "protection sealed: no certificate at hand opens a key in " + Folder + ". Set FUNDING_Keys__Certificate to the one that sealed "
        + "them, or name it in FUNDING_Keys__EarlierCertificate; " + WayOut;

    public const string Folder = "keys/protection/";
    private const string KeyNames = Folder + "key-";
    private const string Partition = "keys";
    private const string Made = "protection";

    // A key's blob never changes: what was opened once is not read again.
    private readonly ConcurrentDictionary<string, bool> opened = [];

    public void Configure(KeyManagementOptions options) => options.XmlRepository = this;

    // The interface knows no asynchrony; keys are read at the first request and twice a day.
    public IReadOnlyCollection<XElement> GetAllElements() => Task.Run(ReadAsync).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => WriteAsync(element, friendlyName)).GetAwaiter().GetResult();

    /// <summary>Why no key can be opened though there have been some; null where one can, or where there never was one.</summary>
    public async Task<string?> TroubleAsync(CancellationToken cancellation = default)
    {
        // The row first: it is written after the first key, so that whoever finds it finds the key.
        if (await tables.GetAsync(Partition, Made, cancellation) is null)
            return null;
        var hasKeys = false;
        await foreach (var blob in blobs.EnumerateAsync(KeyNames, cancellation))
        {
            hasKeys = true;
            if (opened.ContainsKey(blob.Name) || await OpensAsync(blob.Name))
                return null;
        }

        return hasKeys ? Sealed : Lost;
    }

    private async Task<IReadOnlyList<XElement>> ReadAsync()
    {
        var elements = new List<XElement>();
        var hasKeys = false;
        await foreach (var blob in blobs.EnumerateAsync(Folder))
        {
            hasKeys |= blob.Name.StartsWith(KeyNames, StringComparison.Ordinal);
            if (await ElementAsync(blob.Name) is { } element)
                elements.Add(element);
        }

        if (hasKeys)
            await RememberAsync();
        return elements;
    }

    private async Task<bool> OpensAsync(string name)
    {
        if (await ElementAsync(name) is not { } element || !certificates.Open(element))
            return false;
        opened[name] = true;
        return true;
    }

    private async Task<XElement?> ElementAsync(string name)
    {
        if (await blobs.OpenReadAsync(name) is not { } content)
            return null;
        await using (content)
            return await XElement.LoadAsync(content, LoadOptions.None, CancellationToken.None);
    }

    private async Task WriteAsync(XElement element, string friendlyName)
    {
        if (await TroubleAsync() is { } trouble)
        {
            if (!renewal.IsAllowedAt(clock.GetUtcNow()))
                throw new InvalidOperationException(trouble);

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
