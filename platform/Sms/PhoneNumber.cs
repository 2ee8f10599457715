namespace Funding.Platform.Sms;

/// <summary>The mobile number of a person, given for reminders by text message; theirs alone: no page of the office has it.</summary>
/// <param name="Number">In the form of <see cref="MobileNumber"/>.</param>
public sealed record PhoneNumber(string PersonId, string Number)
{
    /// <summary>When its owner typed the code that was sent to it; null before: until then nothing else is sent.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>The code, sealed for the row; null once it is confirmed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Code { get; init; }

    /// <summary>When the code was asked for.</summary>
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>Other codes that were typed.</summary>
    public int Misses { get; init; }

    /// <summary>Its row in the system's partition.</summary>
    public static string KeyOf(string personId) => $"phone:{personId}";
}

/// <summary>Whether a typed code confirms a number. Pure.</summary>
public static class PhoneDecision
{
    /// <summary>After so many other codes a fresh one is needed.</summary>
    public const int MostMisses = 5;

    public static readonly TimeSpan CodeWorks = TimeSpan.FromMinutes(10);

    /// <summary>Nothing can be typed any more: a fresh code is needed.</summary>
    public static bool IsOver(PhoneNumber number, DateTimeOffset now) =>
        number.Code is null || number.Misses >= MostMisses || now - number.AskedAt >= CodeWorks;

    /// <param name="code">That was sent.</param>
    public static bool Confirms(string? typed, string code) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(string.Concat((typed ?? "").Trim().Select(HalfWidth.Of))), Encoding.UTF8.GetBytes(code));
}
