namespace Funding.Workflows.Awards;

/// <summary>A recognition as announced and as its certificate says it.</summary>
public sealed record Award
{
    /// <summary>1, 2, 3… in rank order without gaps.</summary>
    public required int Number { get; init; }

    public required string RoundId { get; init; }

    /// <summary>Its id among the programme's awards.</summary>
    public string Kind { get; init; } = "";

    public required string ApplicationId { get; init; }

    public required string OrganisationName { get; init; }

    public required string Title { get; init; }

    public required string Desk { get; init; }

    public required int Rank { get; init; }

    public required Bilingual AwardTitle { get; init; }

    public required Bilingual ProgrammeName { get; init; }

    /// <summary>The department that leads the programme; null where the authority of the installation does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Bilingual? Lead { get; init; }

    public required string CertificateNumber { get; init; }

    /// <summary>Typed or scanned on the public page that verifies the certificate.</summary>
    public required string VerificationCode { get; init; }

    public required string AnnouncementNumber { get; init; }

    public required DateOnly AwardedOn { get; init; }

    public required DateOnly ValidUntil { get; init; }

    /// <summary>What it has of its ranking's budget, such as students a year, with the unit; null where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Bilingual? Quantity { get; init; }
}

/// <summary>Certificate numbers by the programme's pattern.</summary>
public static class CertificateNumber
{
    /// <param name="pattern">With {year}, {batch} and {number} or {number:000}.</param>
    public static string Of(string pattern, int year, int batch, int number)
    {
        var text = pattern.Replace("{year}", year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{batch}", batch.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{number}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var start = text.IndexOf("{number:", StringComparison.Ordinal);
        if (start < 0)
        {
            return text;
        }

        var end = text.IndexOf('}', start);
        var format = text[(start + "{number:".Length)..end];
        return text[..start] + number.ToString(format, CultureInfo.InvariantCulture) + text[(end + 1)..];
    }
}

/// <summary>Codes of 12 characters without look-alikes; the same award always gets the same one.</summary>
public static class VerificationCode
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int Length = 12;

    /// <param name="secret">The round's secret: nobody can guess a code from an application's number.</param>
    public static string Of(ReadOnlySpan<byte> secret, string applicationId)
    {
        var mac = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"funding/certificate/v1\n{applicationId}"));
        return string.Concat(mac.Take(Length).Select(b => Alphabet[b % Alphabet.Length]));
    }

    /// <summary>A code as typed: spaces, hyphens and lower case are no matter.</summary>
    /// <returns>Null when it cannot be a code.</returns>
    public static string? Read(string? typed)
    {
        var code = string.Concat((typed ?? "").Where(c => c is not (' ' or '-'))).ToUpperInvariant();
        return code.Length == Length && code.All(Alphabet.Contains) ? code : null;
    }
}
