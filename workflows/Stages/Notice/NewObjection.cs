namespace Funding.Workflows.Stages.Notice;

public sealed record NewObjection(string Name, string Contact, string Reasons, IReadOnlyList<AttachedDocument> Documents);
