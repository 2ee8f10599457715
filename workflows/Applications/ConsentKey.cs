namespace Funding.Workflows.Applications;

/// <summary>Leads from a person to a consent that they were asked for.</summary>
/// <param name="Party">Credit code of the party for which they answer.</param>
public sealed record ConsentKey(string RoundId, string ApplicationId, string Party);
