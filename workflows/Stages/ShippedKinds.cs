namespace Funding.Workflows.Stages;

/// <summary>The kinds of stage, part and change that are built in: the stages' are those that <see cref="StageKinds"/> lists.</summary>
public static class ShippedKinds
{
    private static readonly IServiceCollection Shipped = new ServiceCollection().AddStages();

    public static ProgrammeKinds All { get; } = new(
        DeclaredIn(Shipped),
        [.. PartKinds.All.Select(k => k.Declaration)])
    {
        Figures = (expression, outline) => FigureExpression.Faults(expression, outline),
        Duties = [.. Shipped.Select(s => s.ImplementationInstance).OfType<DeclaredDuty>().Select(d => d.Declaration)],
        Variations = [.. VariationKinds.All.Select(k => k.Declaration)],
    };

    extension(Catalogue)
    {
        /// <summary>A folder whose files use the kinds that are built in.</summary>
        /// <exception cref="CatalogueException">Files are missing or wrong; all problems of all files at once.</exception>
        public static Catalogue Load(string folder) => Catalogue.Load(folder, All);
    }

    /// <summary>These, and what kinds were added to the services besides.</summary>
    public static ProgrammeKinds With(IServiceCollection services) =>
        All with { Stages = [.. All.Stages.Concat(DeclaredIn(services)).DistinctBy(d => d.Kind)] };

    private static IReadOnlyList<IStageDeclaration> DeclaredIn(IServiceCollection services) =>
        [.. services.Where(s => s.ServiceType == typeof(IStageDeclaration)).Select(s => (IStageDeclaration)s.ImplementationInstance!)];
}
