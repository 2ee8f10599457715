namespace Funding.Workflows.Parts;

/// <summary>What of a programme's parts says whom to reach and where, see <see cref="IPartContacts"/>.</summary>
public static class ProgrammeContacts
{
    public static bool HasContacts(this Programme programme) => programme.EachPart().Any(p => p.Kind.HasContacts(p.Part));

    /// <summary>The form without what is contact, for pages that show what remains.</summary>
    public static Programme WithoutContacts(this Programme programme)
    {
        var printed = programme.HasContacts();
        return programme with
        {
            Parts = [.. programme.EachPart().Select(p => p.Kind.WithoutContacts(p.Part, printed)).OfType<PartOutline>()],
        };
    }
}
