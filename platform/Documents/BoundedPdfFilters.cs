using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Funding.Platform.Documents;

/// <summary>
/// Unpacks for the PDF reader what lists a file's objects, up to a sum: the reader holds it in memory, and a few kilobytes can claim
/// to be gigabytes. Only Flate, which is what those lists use.
/// </summary>
internal sealed class BoundedPdfFilters(long maxBytes) : IFilterProvider
{
    private long unpacked;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bound(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) =>
        Bound(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bound(DefaultFilterProvider.Instance.GetAllFilters());

    private List<IFilter> Bound(IReadOnlyList<IFilter> filters) => [.. filters.Select(f => new Bounded(f, this))];

    private void Count(Memory<byte> input)
    {
        using var content = new ZLibStream(new MemoryStream(input.ToArray()), CompressionMode.Decompress);
        var buffer = new byte[64 * 1024];
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            if ((unpacked += read) > maxBytes)
            {
                throw new InvalidDataException("A PDF's object lists unpack to too much.");
            }
        }
    }

    private sealed class Bounded(IFilter inner, BoundedPdfFilters budget) : IFilter
    {
        public bool IsSupported => inner is FlateFilter;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            if (!IsSupported)
            {
                throw new InvalidDataException("A PDF's object list is not packed with Flate.");
            }

            budget.Count(input);
            return inner.Decode(input, streamDictionary, filterProvider, filterIndex);
        }
    }
}
