using Funding.Workflows.Orchestration;

namespace Funding.Engine.Activities;

internal static class Failures
{
    public static FailureDetails Of(Exception e) => new(e.GetType().FullName ?? e.GetType().Name, e.Message);
}
