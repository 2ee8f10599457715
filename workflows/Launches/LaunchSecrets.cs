namespace Funding.Workflows.Launches;

/// <summary>The two secrets that a round gets at its launch.</summary>
public class LaunchSecrets
{
    /// <summary>Of the draw: committed to at the launch, published with the draw.</summary>
    public virtual byte[] DrawSeed(string roundId) => RandomNumberGenerator.GetBytes(32);

    /// <summary>Of the pseudonyms in public files: never published, and independent of the seed.</summary>
    public virtual byte[] PseudonymSecret(string roundId) => RandomNumberGenerator.GetBytes(32);
}

/// <summary>
/// The same secrets for the same round in every run. A host that has it draws in a way that anyone can foresee: it is for
/// rehearsals and tests alone.
/// </summary>
public sealed class RehearsedSecrets : LaunchSecrets
{
    public override byte[] DrawSeed(string roundId) => SHA256.HashData(Encoding.UTF8.GetBytes($"rehearsal|draw|{roundId}"));

    public override byte[] PseudonymSecret(string roundId) => SHA256.HashData(Encoding.UTF8.GetBytes($"rehearsal|pseudonyms|{roundId}"));
}
