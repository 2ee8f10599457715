namespace Funding.Workflows.Awards.Changes;

/// <summary>Names of the fields of an act's form: a page has several such forms.</summary>
internal static class AwardChangeFields
{
    public static string Of(AwardChange change, string field) => $"{change}-{field}";
}
