namespace Funding.Workflows.Awards;

internal static class CertificateKeys
{
    /// <summary>The award as a round announced it.</summary>
    public const string Key = "certificate";

    /// <summary>The id of an award that was taken over from a list.</summary>
    public const string Home = "home";

    public static string Partition(string code) => $"certificate:{code}";
}
