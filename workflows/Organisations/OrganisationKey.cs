namespace Funding.Workflows.Organisations;

/// <summary>What two spellings of one organisation's code or name have in common; conflicts are compared by it.</summary>
public static class OrganisationKey
{
    /// <summary>Half-width, no spaces, letters as capitals, brackets of both widths alike.</summary>
    public static string Of(string codeOrName) => string.Concat(
        codeOrName.Select(HalfWidth.Of).Where(c => !HalfWidth.IsInvisible(c)).Select(char.ToUpperInvariant));
}
