namespace Funding.Workflows.Stages.Agreement;

/// <summary>Addresses of a task book, below the award's page of who opens it.</summary>
public static class AgreementLinks
{
    public const string OwnRoute = Paths.OwnDuty + "/task-book";
    public const string AutosaveRoute = OwnRoute + "/autosave";
    public const string OwnDocumentRoute = OwnRoute + "/document";
    public const string OwnFileRoute = OwnRoute + "/files/{file}";
    public const string OfficeRoute = Paths.OfficeDuty + "/task-book";
    public const string AgreeRoute = OfficeRoute + "/agree";
    public const string SendBackRoute = OfficeRoute + "/send-back";
    public const string OfficeDocumentRoute = OfficeRoute + "/document";
    public const string OfficeFileRoute = OfficeRoute + "/files/{file}";
}
