namespace Funding.Platform.Sms;

/// <summary>Rows of the system's partition beside those of numbers.</summary>
internal static class SmsKeys
{
    /// <summary>Mails that a message has followed, each with the moment from which on it is of no use.</summary>
    public const string AllFollowed = "sms-followed:";

    public static string Followed(string effectKey) => AllFollowed + StorageKey.Of(effectKey);
}
