namespace Funding.Workflows.Comments;

/// <summary>What one of the office said to the others about an application; a row of the round. Nobody else reads it.</summary>
/// <param name="Number">From 1 in its application.</param>
/// <param name="Text">Empty once its author took it back.</param>
/// <param name="Mentioned">Ids of persons who were told of it.</param>
/// <param name="By">Person id.</param>
public sealed record CaseComment(
    int Number, string ApplicationId, string Text, IReadOnlyList<string> Mentioned, string By, DateTimeOffset At)
{
    /// <summary>When its author took it back; null while it stands.</summary>
    public DateTimeOffset? TakenBackAt { get; init; }
}

public static class CommentKeys
{
    public const string Comments = "comment:";

    public static string Of(string applicationId) => $"{Comments}{applicationId}:";

    public static string Comment(string applicationId, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Of(applicationId)}{number:D4}");
}
