namespace Funding.Engine.Turns;

internal static class ActivityLimits
{
    /// <summary>The most that an activity takes or returns, as UTF-8: what is larger is kept elsewhere, and named.</summary>
    public const int MaxBytes = 64 * 1024;
}
