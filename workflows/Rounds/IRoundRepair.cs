namespace Funding.Workflows.Rounds;

/// <summary>What whoever puts a round's rows right may ask for.</summary>
public interface IRoundRepair
{
    /// <summary>Runs over every row whose key begins so, some side by side.</summary>
    Task<ReconcileReport> EachAsync<T>(
        string partition, string prefix, Func<T, Task<ReconcileReport>> run, CancellationToken cancellation);

    /// <summary>Has the subject's walker run, or look again.</summary>
    Task<ReconcileReport> EnsureAsync(SubjectKey subject, CancellationToken cancellation);

    /// <summary>Writes a row of another partition's list again where it is missing.</summary>
    Task<ReconcileReport> ListAsync<T>(string partition, string key, T row, CancellationToken cancellation);

    /// <summary>Documents that came while there was no scanner are scanned once there is one.</summary>
    Task ScanAsync(Commit missed, CancellationToken cancellation);
}
