namespace Funding.Rehearsals.Kinds.Announcement;

/// <summary>Nobody has a part in it.</summary>
public sealed class AnnouncementSpecimen : StageSpecimen
{
    public override string Kind => AnnouncementStage.Kind;

    public override string Settings => "award: grant";
}
