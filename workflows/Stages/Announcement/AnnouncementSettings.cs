namespace Funding.Workflows.Stages.Announcement;

/// <summary>The announcement of who is awarded what.</summary>
/// <param name="Award">An id of the programme's awards.</param>
public sealed record AnnouncementSettings(string Award)
{
    public const string Kind = "announcement";

    /// <exception cref="InvalidOperationException">The programme has no such stage.</exception>
    public static AnnouncementSettings Of(Programme programme) => programme.StageSettings<AnnouncementSettings>(Kind);

    /// <exception cref="InvalidOperationException">The programme announces nothing.</exception>
    public static AwardSettings AwardOf(Programme programme) => programme.Awards[Of(programme).Award];
}
