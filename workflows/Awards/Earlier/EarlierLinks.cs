namespace Funding.Workflows.Awards.Earlier;

/// <summary>Addresses of the pages on which earlier awards are taken over.</summary>
public static class EarlierLinks
{
    public const string Lists = Paths.OfficeAwardLists;
    public const string Template = Lists + "/template.xlsx";
    public const string Check = Lists + "/check";
    public const string ReportRoute = Check + "/{list}";
    public const string BatchRoute = Lists + "/{batch}";
    public const string BackRoute = BatchRoute + "/back";

    public static string Report(string list) => Url.Fill(ReportRoute, list);

    public static string Batch(string batch) => Url.Fill(BatchRoute, batch);

    public static string Back(string batch) => Url.Fill(BackRoute, batch);
}
