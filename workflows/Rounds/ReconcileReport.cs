namespace Funding.Workflows.Rounds;

/// <param name="Restarted">Orchestrations that were gone and run again.</param>
/// <param name="Woken">Orchestrations that were asked to look again.</param>
/// <param name="Relisted">Rows of other partitions' lists that were missing.</param>
public sealed record ReconcileReport(int Restarted, int Woken, int Relisted)
{
    public static readonly ReconcileReport Nothing = new(0, 0, 0);

    public static ReconcileReport operator +(ReconcileReport one, ReconcileReport other) =>
        new(one.Restarted + other.Restarted, one.Woken + other.Woken, one.Relisted + other.Relisted);

    internal static ReconcileReport Of(bool restarted) => restarted ? new(1, 0, 0) : new(0, 1, 0);
}
