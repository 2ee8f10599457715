namespace Funding.Workflows.Parts.Documents;

/// <summary>Addresses of the documents' page and of what its script asks for.</summary>
public static class DocumentsLinks
{
    public const string PageRoute = ApplyLinks.ApplicationRoute + "/documents";
    public const string SlotRoute = PageRoute + "/slots/{slot}";
    public const string DocumentRoute = PageRoute + "/{document}";
    public const string RemoveRoute = DocumentRoute + "/remove";
    public const string AbandonRoute = ApplyLinks.ApplicationRoute + "/unfinished";
    public const string UploadsRoute = ApplyLinks.ApplicationRoute + "/uploads";
    public const string UploadRoute = UploadsRoute + "/{upload}";
    public const string ChunkRoute = UploadRoute + "/chunks/{index:int}";
    public const string CompleteRoute = UploadRoute + "/complete";

    public static string Page(string round, string application) => Url.Fill(PageRoute, round, application);

    public static string Slot(string round, string application, string slot) => Url.Fill(SlotRoute, round, application, slot);

    public static string Document(string round, string application, string document) =>
        Url.Fill(DocumentRoute, round, application, document);

    public static string Remove(string round, string application, string document) => Url.Fill(RemoveRoute, round, application, document);

    public static string Abandon(string round, string application) => Url.Fill(AbandonRoute, round, application);

    public static string Uploads(string round, string application) => Url.Fill(UploadsRoute, round, application);
}
