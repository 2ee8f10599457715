namespace Funding.Workflows.Parts;

/// <summary>What a part says in a file, in its order.</summary>
public sealed record Written(IReadOnlyList<WrittenRow> Rows, IReadOnlyList<WrittenDocument> Documents)
{
    public static readonly Written Nothing = new([], []);
}

/// <param name="Text">Lines are kept.</param>
public sealed record WrittenRow(Bilingual Name, Bilingual Text);

/// <param name="Slot">What it was asked for as.</param>
public sealed record WrittenDocument(Bilingual Slot, AttachedDocument Document);
