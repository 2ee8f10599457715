namespace Funding.Workflows.Organisations;

/// <summary>What two spellings of one organisation's code or name have in common; conflicts are compared by it.</summary>
public static class OrganisationKey
{
    /// <summary>Half-width, no spaces, letters as capitals, brackets of both widths alike.</summary>
    public static string Of(string codeOrName)
    {
        var key = new char[codeOrName.Length];
        var length = 0;
        foreach (var character in codeOrName)
        {
            var half = HalfWidth.Of(character);
            if (!HalfWidth.IsInvisible(half)) key[length++] = char.ToUpperInvariant(half);
        }
        return new(key, 0, length);
    }
}
