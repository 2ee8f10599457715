namespace Funding.Platform.Mail;

/// <summary>
/// The stable name of a mail: the same effect gives the same Message-ID, so that a mail tried again after a crash is seen by
/// mail programs as the same mail, and a returned one leads back to its row.
/// </summary>
/// <param name="Scope">The round, or "system".</param>
/// <param name="Key">32 hexadecimal characters of the effect key's hash.</param>
public sealed record MailMessageId(string Scope, string Key, string Domain)
{
    public const string System = "system";

    public static MailMessageId Of(string? roundId, string effectKey, string fromAddress) =>
        new(ScopeOf(roundId), KeyOf(effectKey), Ascii(fromAddress)[(Ascii(fromAddress).LastIndexOf('@') + 1)..]);

    /// <summary>The round's id where a Message-ID can hold it, else its hash.</summary>
    public static string ScopeOf(string? roundId) =>
        roundId is null
            ? System
            : roundId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && roundId.Length is > 0 and <= 100
            ? roundId
            : KeyText.Hash(roundId);

    public static string KeyOf(string effectKey) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(effectKey)).AsSpan(0, 16));

    /// <returns>Null when the text is no Message-ID of ours.</returns>
    public static MailMessageId? Parse(string? text)
    {
        var inner = text?.Trim().TrimStart('<').TrimEnd('>') ?? "";
        var at = inner.LastIndexOf('@');
        return at > 33 && inner[32] == '.' && inner[..32].All(char.IsAsciiHexDigitLower)
            ? new(inner[33..at], inner[..32], inner[(at + 1)..])
            : null;
    }

    private static string Ascii(string address) => MimeKit.MailboxAddress.EncodeAddrspec(address);

    /// <summary>Without the angle brackets.</summary>
    public override string ToString() => $"{Key}.{Scope}@{Domain}";
}
