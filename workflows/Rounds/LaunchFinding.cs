namespace Funding.Workflows.Rounds;

/// <summary>Something that an administrator should know before a round is launched.</summary>
/// <param name="Rule">Stable, kebab case.</param>
/// <param name="Field">The field of the launch's form by which it changes; null where it changes elsewhere.</param>
/// <param name="Text">A whole sentence.</param>
/// <param name="Stops">The round cannot be launched so.</param>
public sealed record LaunchFinding(string Rule, string? Field, Bilingual Text, bool Stops = false)
{
    /// <summary>A page of ours where it is put right; null for the form itself.</summary>
    public string? Path { get; init; }

    public static LaunchFinding Of(Refusal refusal) =>
        new(refusal.Code, refusal.Field, new(refusal.Chinese, refusal.English), true) { Path = refusal.Link };
}
