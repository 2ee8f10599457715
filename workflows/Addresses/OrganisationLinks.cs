namespace Funding.Workflows.Addresses;

/// <summary>Addresses of organisations and claims: the applicant's, the desk's and the office's.</summary>
public static class OrganisationLinks
{
    public const string OwnList = "/apply/organisations";
    public const string OwnRoute = OwnList + "/{code}";
    public const string StateRoute = OwnRoute + "/claim";
    public const string ReleaseRoute = OwnRoute + "/release";

    public const string RenameRoute = OwnRoute + "/name";

    public const string OwnAwardsRoute = OwnRoute + "/awards";

    public const string FactsRoute = ApplyLinks.ApplicationRoute + "/applicant";
    public const string OfficeFactsRoute = Paths.OfficeApplications + "/{application}/applicant";

    public const string DeskList = "/recommend/claims";
    public const string DeskRoute = DeskList + "/{code}";
    public const string DeskDecideRoute = DeskRoute + "/decision";
    public const string DeskDocumentRoute = DeskRoute + "/{person}/documents/{document}";

    public const string OfficeList = "/office/claims";
    public const string OfficeRoute = OfficeList + "/{code}";
    public const string OfficeDecideRoute = OfficeRoute + "/decision";
    public const string OfficeRenameRoute = OfficeRoute + "/name";
    public const string OfficeNameDocumentRoute = OfficeRoute + "/names/{document}";
    public const string OfficeDocumentRoute = OfficeRoute + "/{person}/documents/{document}";

    /// <summary>All of one organisation in one place.</summary>
    public const string OfficeRecordRoute = "/office/organisations/{code}";

    public const string MergeRoute = OfficeRecordRoute + "/merger";
    public const string MergerDecisionRoute = MergeRoute + "/decision";
    public const string PartRoute = OfficeRecordRoute + "/parting";

    /// <inheritdoc cref="OfficeRecordRoute"/>
    public const string DeskRecordRoute = "/recommend/organisations/{code}";

    public static string OfficeRecord(string code) => Url.Fill(OfficeRecordRoute, code);

    public static string Own(string code) => Url.Fill(OwnRoute, code);

    public static string OwnAwards(string code) => Url.Fill(OwnAwardsRoute, code);

    public static string State(string code) => Url.Fill(StateRoute, code);

    public static string Release(string code) => Url.Fill(ReleaseRoute, code);

    public static string Rename(string code) => Url.Fill(RenameRoute, code);

    public static string OfficeRename(string code) => Url.Fill(OfficeRenameRoute, code);

    public static string NameDocument(string code, string document) => Url.Fill(OfficeNameDocumentRoute, code, document);

    public static string Facts(string round, string application) => Url.Fill(FactsRoute, round, application);

    public static string OfficeFacts(string round, string application) => Url.Fill(OfficeFactsRoute, round, application);

    /// <param name="ofDesk">The desk's page; else the office's.</param>
    public static string List(bool ofDesk) => ofDesk ? DeskList : OfficeList;

    public static string Of(bool ofDesk, string code) => Url.Fill(ofDesk ? DeskRoute : OfficeRoute, code);

    public static string Decide(bool ofDesk, string code) => Url.Fill(ofDesk ? DeskDecideRoute : OfficeDecideRoute, code);

    public static string Document(bool ofDesk, string code, string person, string document) =>
        Url.Fill(ofDesk ? DeskDocumentRoute : OfficeDocumentRoute, code, person, document);
}
