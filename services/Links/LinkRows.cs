using System.Globalization;
using Funding.Services.Storage;

namespace Funding.Services.Links;

/// <summary>Where links live: the row by id, and two index rows that lead a person's or a subject's list to it.</summary>
internal static class LinkRows
{
    public static string Partition(string id) => $"link:{id[..2]}";

    public static string PersonPartition(string personId) => $"link-person:{KeyText.Safe(personId)}";

    public static string SubjectPartition(string subject) => $"link-subject:{KeyText.Safe(subject)}";

    /// <summary>The latest expiry comes first, and a retried issue writes the same key.</summary>
    public static string IndexKey(LinkRecord link) =>
        string.Create(CultureInfo.InvariantCulture, $"{DateTime.MaxValue.Ticks - link.Terms.ExpiresAt.UtcTicks:D19}:{link.Id}");

    public static string IdOfIndexKey(string key) => key[20..];

    public static Dictionary<string, string> Write(LinkRecord link)
    {
        var row = new Dictionary<string, string>
        {
            ["Person"] = link.PersonId,
            ["Purpose"] = link.Terms.Purpose.ToString(),
            ["Subject"] = link.Terms.Subject,
            ["Expires"] = Time(link.Terms.ExpiresAt),
            ["Key"] = link.KeyId,
            ["Issued"] = Time(link.IssuedAt),
            ["Uses"] = link.Uses.ToString(CultureInfo.InvariantCulture),
        };
        Add("Allowed", link.Terms.AllowedUses?.ToString(CultureInfo.InvariantCulture));
        Add("Revoked", link.RevokedAt is { } at ? Time(at) : null);
        Add("Round", link.RoundId);
        Add("Effect", link.EffectKey);
        return row;

        void Add(string name, string? value)
        {
            if (value is not null)
                row[name] = value;
        }
    }

    public static LinkRecord Read(Row row)
    {
        var p = row.Properties;
        return new LinkRecord
        {
            Id = row.Key,
            PersonId = p["Person"],
            Terms = new LinkTerms
            {
                Purpose = Enum.Parse<LinkPurpose>(p["Purpose"]),
                Subject = p["Subject"],
                ExpiresAt = Time(p["Expires"]),
                AllowedUses = p.TryGetValue("Allowed", out var allowed) ? int.Parse(allowed, CultureInfo.InvariantCulture) : null,
            },
            KeyId = p["Key"],
            IssuedAt = Time(p["Issued"]),
            Uses = int.Parse(p["Uses"], CultureInfo.InvariantCulture),
            RevokedAt = p.TryGetValue("Revoked", out var revoked) ? Time(revoked) : null,
            RoundId = p.GetValueOrDefault("Round"),
            EffectKey = p.GetValueOrDefault("Effect"),
        };
    }

    private static string Time(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);
}
