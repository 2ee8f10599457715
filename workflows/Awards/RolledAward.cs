namespace Funding.Workflows.Awards;

/// <summary>An award of the register, with what searching and sorting need of it.</summary>
public sealed class RolledAward(AwardSummary summary)
{
    private readonly Lazy<SearchText[]> texts = new(() =>
    [
        .. new[]
        {
            summary.HolderName, summary.Title, summary.DocumentNumber, summary.CertificateNumber, summary.Id, summary.ProgrammeName.Zh,
            summary.ProgrammeName.En, summary.Members,
        }.Where(text => !string.IsNullOrEmpty(text)).Select(SearchText.Of),
    ]);

    private readonly Lazy<SearchText> holder = new(() => SearchText.Of(summary.Holder));
    private readonly Lazy<string> name = new(() => Pinyin.SortKey(summary.HolderName));
    private readonly Lazy<string> title = new(() => Pinyin.SortKey(summary.Title));
    private readonly Lazy<string> certificate = new(() => TextIdentity.Of(summary.CertificateNumber));

    public AwardSummary Summary => summary;

    /// <summary>What everybody may search by: holder, members, title, and the numbers of document, certificate and award.</summary>
    public IReadOnlyList<SearchText> Texts => texts.Value;

    /// <summary>The holder's credit code.</summary>
    public SearchText HolderCode => holder.Value;

    /// <summary>For sorting.</summary>
    public string HolderName => name.Value;

    /// <inheritdoc cref="HolderName"/>
    public string Title => title.Value;

    /// <summary>In the form in which numbers are compared; empty for none.</summary>
    public string CertificateNumber => certificate.Value;
}
