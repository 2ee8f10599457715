namespace Funding.Infra.Tests;

/// <summary>Files of the checkout, without what a build made.</summary>
internal static class Sources
{
    /// <returns>Paths below the root of the checkout.</returns>
    public static IEnumerable<string> Below(string folder, params string[] endings) => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories)
        .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
        .Select(file => Path.GetRelativePath(Repository.Root, file))
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj"]).Any())
        .Order(StringComparer.Ordinal);
}
