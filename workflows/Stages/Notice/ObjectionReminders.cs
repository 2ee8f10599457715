namespace Funding.Workflows.Stages.Notice;

/// <summary>What officers are reminded of who may decide on an objection.</summary>
public static class ObjectionReminders
{
    public static string KeyOf(string objectionId) => $"objection:{objectionId}";

    public static Reminder Of(Round round, Application application, Objection objection) => new(
        MailTemplates.ObjectionReminder,
        RoundMail.DeskLink(LinkPurpose.ObjectionDesk, round.Id, objection.DueOn.AddDays(30)),
        ("ApplicationName", application.Name),
        ("ObjectionNumber", objection.Id),
        RoundMail.Day("Deadline", objection.DueOn));
}
