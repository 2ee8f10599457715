namespace Funding.Workflows.Awards.Earlier;

/// <summary>
/// Ids of awards that no round of ours made: <c>{programme}-i-{document}-{n}</c>. The last part is made of holder and title, so that the
/// same award has the same id in whichever list and in whatever order it comes.
/// </summary>
public static class EarlierAwardId
{
    private const int MostNumbers = 3;
    private const int NumberDigits = 8;

    public static string Of(string programmeId, string document, string holder, string title) =>
        $"{programmeId}-i-{DocumentOf(document)}-{Hash($"{holder}|{TextIdentity.Of(title)}", 8)}";

    /// <summary>Of a programme that has no file: made of its name.</summary>
    public static string ProgrammeOf(string name) => $"earlier-{Hash(TextIdentity.Of(name), 8)}";

    /// <summary>Its numbers, for people, and a mark of the whole, for authorities number alike: 教职成〔2023〕12号 is 2023-12-….</summary>
    private static string DocumentOf(string document)
    {
        var form = TextIdentity.Of(document);
        var numbers = new string([.. form.Select(c => char.IsAsciiDigit(c) ? c : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostNumbers)
            .Select(n => n.Length > NumberDigits ? n[..NumberDigits] : n);
        return string.Join('-', [.. numbers, Hash(form, 4)]);
    }

    private static string Hash(string text, int characters) => Sha256Hex.Of(text)[..characters];
}
