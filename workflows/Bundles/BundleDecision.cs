namespace Funding.Workflows.Bundles;

/// <summary>What a bundle holds of each application.</summary>
public enum BundleContent
{
    /// <summary>Its documents as they were uploaded.</summary>
    Documents,

    /// <summary>The whole application as one PDF.</summary>
    Binders,
}

/// <summary>Which applications of a list go into one file. Pure.</summary>
public static class BundleDecision
{
    public const string ContentField = "bundle";

    public const int MostApplications = 200;

    /// <summary>A binder is set page by page: so many are made in one request.</summary>
    public const int MostBinders = 50;

    /// <summary>Of all documents together.</summary>
    public const long MostBytes = 2L << 30;

    public static int Most(BundleContent content) => content == BundleContent.Binders ? MostBinders : MostApplications;

    /// <summary>Those that were submitted, without what the reader is barred from.</summary>
    /// <exception cref="RefusedException">None is left, or more than one file may hold.</exception>
    public static IReadOnlyList<string> Pick(
        IEnumerable<ApplicationSummary> listed, IReadOnlySet<string> barred, BundleContent content)
    {
        List<string> picked = [.. listed.Where(a => a.SubmittedAt is not null && !barred.Contains(a.Id)).Select(a => a.Id)];
        return picked.Count == 0 ? throw new RefusedException(BundleRefusals.Empty())
            : picked.Count > Most(content) ? throw new RefusedException(BundleRefusals.TooMany(picked.Count, Most(content))) : picked;
    }

    /// <exception cref="RefusedException">Their documents are more than one file may hold.</exception>
    public static void DemandSize(IEnumerable<Application> applications)
    {
        var bytes = applications.Sum(a => a.Documents.Sum(d => d.Length));
        if (bytes > MostBytes) throw new RefusedException(BundleRefusals.TooLarge(bytes, MostBytes));
    }
}
