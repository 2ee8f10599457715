namespace Funding.Engine.Journal;

/// <summary>As the journal has it, in these numbers.</summary>
internal enum InstanceStatus
{
    Pending,
    Running,
    Completed,
    Failed,
    Terminated,
}

/// <summary>What failed, by the type name and message of its exception; never a stack trace.</summary>
internal sealed record Failure(string ErrorType, string Message);

/// <summary>An instance as it is shown outside.</summary>
/// <param name="HistoryLength">Rows of history of the running generation.</param>
internal sealed record InstanceState(InstanceRow Row, DateTime LastUpdatedAtUtc, int HistoryLength);

/// <param name="InstanceIdPrefix">Ordinal prefix, null for all.</param>
/// <param name="Statuses">Null for all.</param>
/// <param name="Continuation">The last instance id of the page before; null for the first page.</param>
internal sealed record InstanceQuery(
    string? InstanceIdPrefix = null,
    IReadOnlyList<InstanceStatus>? Statuses = null,
    int PageSize = 100,
    string? Continuation = null);

/// <param name="Continuation">Null on the last page.</param>
internal sealed record InstancePage(IReadOnlyList<InstanceState> Instances, string? Continuation);
