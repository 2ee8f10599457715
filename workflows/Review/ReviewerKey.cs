namespace Funding.Workflows.Review;

public sealed record ReviewerKey(string RoundId, string ExpertId)
{
    /// <summary>The kind of subject whose walk follows an expert through a round's review.</summary>
    public const string SubjectKind = "reviewer";

    [System.Text.Json.Serialization.JsonIgnore]
    public SubjectKey Subject => new(SubjectKind, RoundId, ExpertId);

    public static ReviewerKey Of(SubjectKey subject) => new(subject.Home, subject.Id);
}
