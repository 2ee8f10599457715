using System.Xml.Linq;
using Funding.Services.Storage;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace Funding.Functions.Hosting;

/// <summary>Keys of cookies and forms as blobs beside the documents: every instance opens what another has sealed.</summary>
internal sealed class BlobKeys(IBlobStore blobs) : IXmlRepository, IConfigureOptions<KeyManagementOptions>
{
    private const string Folder = "keys/protection/";

    public void Configure(KeyManagementOptions options) => options.XmlRepository = this;

    // The interface knows no asynchrony; keys are read at the first request and twice a day.
    public IReadOnlyCollection<XElement> GetAllElements() => Task.Run(ReadAsync).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => WriteAsync(element, friendlyName)).GetAwaiter().GetResult();

    private async Task<IReadOnlyCollection<XElement>> ReadAsync()
    {
        var elements = new List<XElement>();
        await foreach (var blob in blobs.EnumerateAsync(Folder))
        {
            if (await blobs.OpenReadAsync(blob.Name) is { } content)
            {
                await using (content)
                    elements.Add(await XElement.LoadAsync(content, LoadOptions.None, CancellationToken.None));
            }
        }

        return elements;
    }

    private async Task WriteAsync(XElement element, string friendlyName)
    {
        using var content = new MemoryStream();
        await element.SaveAsync(content, SaveOptions.DisableFormatting, CancellationToken.None);
        content.Position = 0;
        await blobs.PutAsync($"{Folder}{friendlyName}.xml", content, "application/xml");
    }
}
