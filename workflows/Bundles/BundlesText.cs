namespace Funding.Workflows.Bundles;

/// <summary>Names the resource files of bundles.</summary>
public sealed class BundlesText;
