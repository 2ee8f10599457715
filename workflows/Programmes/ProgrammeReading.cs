namespace Funding.Workflows.Programmes;

/// <summary>What a programme's text comes to, by the same checks as a file of programmes/.</summary>
/// <param name="Root">Its settings; null where it is no YAML or no map of settings.</param>
/// <param name="Steps">As the catalogue has them; null while anything is wrong.</param>
/// <param name="Problems">In the order of the text.</param>
public sealed record ProgrammeReading(JsonObject? Root, IReadOnlyList<Programme>? Steps, IReadOnlyList<FileProblem> Problems);
