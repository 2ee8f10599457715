namespace Funding.Workflows.Hosting;

public static class CatalogueServices
{
    /// <summary>Loads at once, so that a bad file stops the process before it serves anything.</summary>
    /// <param name="programmesFolder">The folder with the programme files, desks.yaml and calendar/.</param>
    /// <param name="services">Its files may use the kinds that are built in and those added to the services so far.</param>
    /// <remarks>Services that have a catalogue already keep it.</remarks>
    /// <exception cref="CatalogueException">Names each problem's file, line, column, setting and what is allowed.</exception>
    public static IServiceCollection AddCatalogue(this IServiceCollection services, string programmesFolder)
    {
        var catalogue = services.Select(s => s.ImplementationInstance).OfType<Catalogue>().FirstOrDefault()
            ?? Catalogue.Load(programmesFolder, ShippedKinds.With(services));
        var own = catalogue.ForAnotherHost();
        return services.AddSingleton(own).AddSingleton(own.WorkingCalendar);
    }
}
