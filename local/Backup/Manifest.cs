namespace Funding.Local.Backup;

/// <summary>The last entry of an archive: everything in it with its SHA-256.</summary>
/// <param name="Version">Of this form; 1.</param>
/// <param name="Entries">Lower-case hex by name.</param>
/// <param name="Kind">What the archive holds; the first ones did not say, and held an installation.</param>
internal sealed record Manifest(
    int Version, DateTimeOffset MadeAt, IReadOnlyDictionary<string, string> Entries, string Kind = Manifest.Installation)
{
    public const string Name = "manifest.json";
    public const string Installation = "installation";
    public const int Current = 1;
}
