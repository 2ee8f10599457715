namespace Funding.Workflows.Programmes;

public static class CatalogueServices
{
    /// <summary>Loads at once, so that a bad file stops the process before it serves anything.</summary>
    /// <param name="programmesFolder">The folder with the programme files, desks.yaml and calendar/.</param>
    /// <param name="kinds">The kinds of stage and part that its files may use; null for those built in.</param>
    /// <exception cref="CatalogueException">Names each problem's file, line, column, setting and what is allowed.</exception>
    public static IServiceCollection AddCatalogue(
        this IServiceCollection services, string programmesFolder, ProgrammeKinds? kinds = null)
    {
        var catalogue = Catalogue.Load(programmesFolder, kinds);
        return services.AddSingleton(catalogue).AddSingleton(catalogue.WorkingCalendar);
    }
}
