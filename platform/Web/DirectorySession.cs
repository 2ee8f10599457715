namespace Funding.Platform.Web;

/// <summary>
/// A reader whom the host's directory vouches for. Where there is a directory, administrators are administrators only by it:
/// whoever has left it cannot come back by a link in an old mail.
/// </summary>
public static class DirectorySession
{
    private const string Prefix = "directory:";

    /// <param name="objectId">The reader's id in the directory, for the record.</param>
    public static ClaimsPrincipal Of(string personId, string objectId, string scheme) =>
        Session.BeginNow(personId, $"{Prefix}{objectId}", scheme);

    internal static bool IsOne(string via) => via.StartsWith(Prefix, StringComparison.Ordinal);
}
