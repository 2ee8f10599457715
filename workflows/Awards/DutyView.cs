namespace Funding.Workflows.Awards;

/// <summary>An occurrence of a duty as its kind is asked about it.</summary>
public sealed record DutyView(AwardHome Award, AwardSettings Settings, Duty Duty, DutyOutline Outline)
{
    public string Partition => AwardKeys.Partition(Award.Id);

    /// <summary>Of one of its own rows.</summary>
    public string RowOf(string name) => AwardKeys.Of(Duty.Key, name);
}

/// <param name="State">What it waits for, such as an officer's word; null where it is simply open or fulfilled.</param>
/// <param name="Body">What stands under its heading, with the forms that the reader may use; null for nothing.</param>
public sealed record DutyFace(Bilingual? State, RenderFragment? Body)
{
    public static readonly DutyFace Blank = new(null, null);

    /// <summary>A part of the award's page shows it: it has no section of its own.</summary>
    public bool Elsewhere { get; init; }
}
