namespace Funding.Workflows.Setup;

/// <summary>Addresses of what the checklist does.</summary>
public static class SetupLinks
{
    public const string TestMail = Paths.Office + "/setup/test-mail";
}
