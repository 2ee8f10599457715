namespace Funding.Engine.Journal;

internal static class Failures
{
    public static Failure Of(Exception e) => new(e.GetType().FullName ?? e.GetType().Name, e.Message);
}
