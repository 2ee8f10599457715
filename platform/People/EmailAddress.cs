using MimeKit;

namespace Funding.Platform.People;

/// <summary>What can be somebody's account: one plain address that mail can be sent to and that its owner can type at sign-in.</summary>
public static class EmailAddress
{
    // RFC 5321: a path has 256 characters, two of them the brackets.
    private const int Longest = 254;

    /// <returns>The address as persons keep it; null for anything else, a name with an address or several addresses among it.</returns>
    public static string? Normalised(string? text)
    {
        var typed = text?.Trim() ?? "";
        var trimmed = Person.Normalise(typed);
        return trimmed.Length <= Longest && !typed.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '<' or '>')
            && MailboxAddress.TryParse(trimmed, out var parsed) && parsed.Address == trimmed
            && parsed.Address.LastIndexOf('@') is > 0 and var at && at < parsed.Address.Length - 1
                ? trimmed
                : null;
    }

    /// <summary>First character and domain: enough for whoever knows it already.</summary>
    public static string Mask(string address)
    {
        var at = address.LastIndexOf('@');
        return $"{address[..(char.IsHighSurrogate(address[0]) ? 2 : 1)]}***{address[at..]}";
    }
}
