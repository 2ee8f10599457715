namespace Funding.Workflows.Stages.Agreement;

/// <summary>
/// How many codes may be looked up: so many from one network and so many in all within a window, in each process. A code has 60 bits, so
/// this keeps strangers from costing reads, not from guessing.
/// </summary>
public sealed class ContentCodeGate(TimeProvider clock)
{
    public const int ByNetwork = 30;
    public const int InAll = 600;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);
    private DateTimeOffset ends = DateTimeOffset.MinValue;
    private int all;

    /// <exception cref="RefusedException">Too many within the window.</exception>
    public void Take(IPAddress? address)
    {
        var network = SignInAddress.NetworkOf(address ?? IPAddress.None);
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (now >= ends)
            {
                (ends, all) = (now + Window, 0);
                taken.Clear();
            }

            var own = taken.GetValueOrDefault(network);
            if (own >= ByNetwork || all >= InAll)
                throw new RefusedException(AgreementRefusals.TooManyCodes(ends - now));
            taken[network] = own + 1;
            all++;
        }
    }
}
