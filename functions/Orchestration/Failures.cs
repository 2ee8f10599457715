using Funding.Workflows.Orchestration;
using Microsoft.DurableTask;
using DurableMetadata = Microsoft.DurableTask.Client.OrchestrationMetadata;

namespace Funding.Functions.Orchestration;

internal static class Failures
{
    /// <summary>Of an instance that failed. Azure Storage keeps no details of it, but as its output what went wrong.</summary>
    public static FailureDetails Of(DurableMetadata failed) =>
        failed.FailureDetails is { } failure ? Of(failure) : new FailureDetails("", failed.SerializedOutput ?? "");

    /// <summary>The innermost cause: what the framework wraps around it says nothing that the step's name does not.</summary>
    /// <param name="failure">Null of a child that was terminated.</param>
    public static FailureDetails Of(TaskFailureDetails? failure)
    {
        if (failure is null)
            return new FailureDetails(nameof(OrchestrationStatus.Terminated), "It was terminated.");
        var cause = failure;
        while (cause.InnerFailure is { } inner && cause.ErrorType.StartsWith("Microsoft.", StringComparison.Ordinal))
            cause = inner;
        return new FailureDetails(cause.ErrorType, cause.ErrorMessage);
    }
}
