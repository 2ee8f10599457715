namespace Funding.Workflows.Awards;

/// <summary>An occurrence of a duty as its kind is asked about it.</summary>
/// <param name="Read">The award with all its duties, as they were read when it was asked.</param>
public sealed record DutyView(AwardRead Read, Duty Duty, DutyOutline Outline)
{
    public AwardHome Award => Read.Home;

    public AwardSettings Settings => Read.Settings;

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
