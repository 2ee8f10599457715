namespace Funding.Workflows.Launches;

/// <summary>The 文号 of a round, a public notice or an announcement.</summary>
public static class NoticeNumber
{
    /// <summary>In characters.</summary>
    public const int MaxLength = 60;

    /// <summary>What is wrong with one by itself.</summary>
    public static IEnumerable<Refusal> Check(string number, string field)
    {
        if (string.IsNullOrWhiteSpace(number) || number.Length > MaxLength)
        {
            yield return LaunchRefusals.NoticeNumber(field);
        }

        foreach (var unsafeText in TextSafety.Check(number, field, multiline: false))
        {
            yield return unsafeText;
        }
    }
}
