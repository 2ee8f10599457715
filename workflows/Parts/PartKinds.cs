namespace Funding.Workflows.Parts;

/// <summary>The one list of the kinds of parts.</summary>
public static class PartKinds
{
    public static IReadOnlyList<IPartKind> All { get; } =
    [
        new FieldsKind(), new TableKind(), new OwnersKind(), new MembersKind(), new PersonKind(), new InternsKind(), new PriceKind(),
        new DocumentsKind(),
    ];

    /// <summary>The parts of a programme in the order of its file, each with its kind.</summary>
    /// <exception cref="InvalidOperationException">A part is of no kind that is listed; the catalogue lets none in.</exception>
    public static IEnumerable<(IPartKind Kind, PartOutline Part)> EachPart(this Programme programme) =>
        programme.Parts.Select(part => (Of(part.Kind), part));

    private static IPartKind Of(string kind) => All.FirstOrDefault(k => k.Declaration.Kind == kind)
        ?? throw new InvalidOperationException($"No kind of part is called '{kind}'.");
}
