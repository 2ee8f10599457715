namespace Funding.Workflows.Stages;

/// <summary>The kinds of stage and part that are built in: the stages' are those that <see cref="StageKinds"/> lists.</summary>
public static class ShippedKinds
{
    public static ProgrammeKinds All { get; } = new(
        DeclaredIn(new ServiceCollection().AddStages()),
        [.. PartKinds.All.Select(k => k.Declaration)])
    {
        Duties = [new PaymentDeclaration(), new MonitoringDeclaration()],
    };

    /// <summary>These, and what kinds were added to the services besides.</summary>
    public static ProgrammeKinds With(IServiceCollection services) =>
        All with { Stages = [.. All.Stages.Concat(DeclaredIn(services)).DistinctBy(d => d.Kind)] };

    private static IReadOnlyList<IStageDeclaration> DeclaredIn(IServiceCollection services) =>
        [.. services.Where(s => s.ServiceType == typeof(IStageDeclaration)).Select(s => (IStageDeclaration)s.ImplementationInstance!)];
}
