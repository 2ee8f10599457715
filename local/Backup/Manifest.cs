namespace Funding.Local.Backup;

/// <summary>The last entry of an archive: everything in it with its SHA-256.</summary>
/// <param name="Version">Of this form; 1.</param>
/// <param name="Entries">Lower-case hex by name.</param>
internal sealed record Manifest(int Version, DateTimeOffset MadeAt, IReadOnlyDictionary<string, string> Entries)
{
    public const string Name = "manifest.json";
    public const int Current = 1;
}
