namespace Funding.Workflows.Applications;

public sealed record ApplicationKey(string RoundId, string ApplicationId)
{
    /// <summary>The kind of subject whose walk follows an application from its draft to the end of its eligibility check.</summary>
    public const string SubjectKind = "app";

    [System.Text.Json.Serialization.JsonIgnore]
    public SubjectKey Subject => new(SubjectKind, RoundId, ApplicationId);

    public static ApplicationKey Of(SubjectKey subject) => new(subject.Home, subject.Id);
}
