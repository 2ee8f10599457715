namespace Funding.Workflows.Stages.Notice;

/// <summary>The public notice (公示).</summary>
/// <param name="WorkingDays">Working days of the notice.</param>
/// <param name="ObjectionWorkingDays">Working days in which an objection is decided.</param>
public sealed record NoticeSettings(int WorkingDays, int ObjectionWorkingDays)
{
    public const string Kind = "notice";

    /// <exception cref="InvalidOperationException">The programme has no such stage.</exception>
    public static NoticeSettings Of(Programme programme) => programme.StageSettings<NoticeSettings>(Kind);

    /// <summary>Null where the programme has no such stage.</summary>
    public static NoticeSettings? Find(Programme programme) => programme.FindStageSettings<NoticeSettings>(Kind);
}
