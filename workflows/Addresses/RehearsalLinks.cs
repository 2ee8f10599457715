namespace Funding.Workflows.Addresses;

/// <summary>Addresses of the rehearsal of a launch, below its draft.</summary>
public static class RehearsalLinks
{
    public const string ReportRoute = OfficeLinks.LaunchDraftRoute + "/rehearsal";
    public const string MailsRoute = ReportRoute + "/mails";
    public const string MailRoute = MailsRoute + "/{number:int}";

    /// <summary>What mails of a list are picked by.</summary>
    public const string Kind = "kind";

    /// <inheritdoc cref="Kind"/>
    public const string Reader = "reader";

    public static string Report(string draft) => Url.Fill(ReportRoute, draft);

    /// <param name="kind">Null for all.</param>
    /// <param name="reader">Null for all.</param>
    public static string Mails(string draft, string? kind = null, string? reader = null) =>
        Url.Fill(MailsRoute, draft).With(Kind, kind).With(Reader, reader);

    /// <param name="number">Its place in the list of all, from 0.</param>
    public static string Mail(string draft, int number) =>
        Url.Fill(MailRoute, draft, number.ToString(CultureInfo.InvariantCulture));
}
