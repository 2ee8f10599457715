namespace Funding.Workflows.Rounds;

/// <summary>An application of a round's roll, with what searching and sorting need of it.</summary>
public sealed class RolledApplication(ApplicationSummary summary)
{
    private readonly Lazy<SearchText[]> texts = new(() =>
        [SearchText.Of(summary.OrganisationName), SearchText.Of(summary.Title), SearchText.Of(summary.Id)]);

    private readonly Lazy<string> name = new(() => Pinyin.SortKey(Application.NameOf(summary.Title, summary.OrganisationName)));

    public ApplicationSummary Summary => summary;

    /// <summary>Of the organisation, the title, and the number with the credit code in it.</summary>
    public IReadOnlyList<SearchText> Texts => texts.Value;

    /// <summary>For sorting.</summary>
    public string Name => name.Value;
}
