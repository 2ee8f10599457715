namespace Funding.Platform.People;

/// <summary>A person, the only account there is. Signs in by an e-mail address, which may change; the id does not.</summary>
public sealed record Person
{
    /// <summary>Made once, at the first sign-in. Who has an address says <see cref="PeopleStore.HolderAsync"/>, never the id.</summary>
    public required string Id { get; init; }

    public required string Email { get; init; }

    /// <summary>Since when it is this address; links mailed before are over. Null: since the first sign-in.</summary>
    public DateTimeOffset? AddressSince { get; init; }

    public string Name { get; init; } = "";

    /// <summary>"zh" or "en": the language of mails.</summary>
    public string Language { get; init; } = "zh";

    public IReadOnlyList<RoleGrant> Roles { get; init; } = [];

    /// <summary>Credit codes of the organisations this person may apply for.</summary>
    public IReadOnlyList<string> Organisations { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Last sign-in.</summary>
    public DateTimeOffset LastSeenAt { get; init; }

    public bool Disabled { get; init; }

    /// <summary>Sessions begun before are over, as after a link was revoked. Real time, as cookies keep it.</summary>
    public DateTimeOffset? SessionsEndedAt { get; init; }

    /// <summary>Beginnings of sessions that were signed out of, while their cookies could still be used. Real time.</summary>
    public IReadOnlyList<DateTimeOffset> EndedSessions { get; init; } = [];

    /// <summary>Whether a session that began then is over on the server, whatever its cookie says.</summary>
    public bool HasEnded(DateTimeOffset since) => since <= SessionsEndedAt || EndedSessions.Contains(since);

    /// <summary>The id that somebody gets who signs in with an address for the first time: lower-case hex, 32 characters.</summary>
    /// <param name="number">The how-manieth person of that address it is, from 1.</param>
    public static string IdOf(string email, int number = 1) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            "person|" + Normalise(email) + (number == 1 ? "" : $"\n{number}"))))[..32];

    /// <summary>How others read of the person: by name, or by address while there is none.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string ShownAs => Name.Length > 0 ? Name : Email;

    /// <summary>
    /// As addresses are kept and compared: full-width letters, case and characters that cannot be seen make no other person. Foldings
    /// that lead to another mailbox (ß to ss) are left out.
    /// </summary>
    public static string Normalise(string email) => NormalForm.Nfkc(TextIdentity.Tidy(email)).ToLowerInvariant();

    /// <summary>The actor this person is in a session; everyone signed in may apply and object.</summary>
    public Actor AsActor(string via) =>
        new(
            Id,
            ShownAs,
            Disabled ? new HashSet<Role>() : Roles.Select(r => r.Role).Append(Role.Applicant).ToHashSet(),
            Roles.FirstOrDefault(r => r.Role == Role.Recommender)?.Desk,
            via)
        {
            Departments = Roles.Where(r => r.Role == Role.Officer).Select(r => r.Desk ?? "").ToHashSet(StringComparer.Ordinal),
        };
}

/// <param name="Desk">
/// For a recommender the desk's id; for an officer the id of the department whose programmes are theirs, null for what the authority itself
/// leads.
/// </param>
public sealed record RoleGrant(Role Role, string? Desk = null);
