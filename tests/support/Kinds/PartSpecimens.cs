namespace Funding.Tests.Support.Kinds;

/// <summary>The one list of the specimens, one of each kind of part.</summary>
public static class PartSpecimens
{
    public static IReadOnlyList<PartSpecimen> All { get; } =
    [
        new FieldsSpecimen(), new TableSpecimen(), new OwnersSpecimen(), new MembersSpecimen(), new PersonSpecimen(),
        new InternsSpecimen(), new PriceSpecimen(), new DocumentsSpecimen(),
    ];

    /// <exception cref="InvalidOperationException">The kind has no specimen.</exception>
    public static PartSpecimen Of(string kind) => All.FirstOrDefault(s => s.Kind == kind)
        ?? throw new InvalidOperationException(
            $"The part kind '{kind}' has no specimen: add one to {nameof(PartSpecimens)}.{nameof(All)}.");

    /// <summary>A programme whose parts are of these kinds, in this order.</summary>
    public static AddedProgramme FileOf(params IReadOnlyList<string> kinds) => new(
        SmallGrants.Id, SmallGrants.WithParts([.. kinds.Select(k => $"{{ part: {k}, id: {k}, {Of(k).Settings} }}")]));
}
