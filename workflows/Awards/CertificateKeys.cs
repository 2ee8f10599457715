namespace Funding.Workflows.Awards;

internal static class CertificateKeys
{
    public const string Key = "certificate";

    public static string Partition(string code) => $"certificate:{code}";
}
