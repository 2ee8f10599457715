using Funding.Services.Catalogue;
using Funding.Tests.Support;
using Funding.Workflows.Programmes;

namespace Funding.Bench.Rounds;

/// <summary>
/// The shipped programme with room for many: desks, places and load follow the number of applications; one document is asked for.
/// </summary>
internal static class ScaleProgramme
{
    public static Catalogue CatalogueFor(int applications, int experts)
    {
        var shipped = ShippedCatalogue.Catalogue;
        return new Catalogue([Of(ShippedCatalogue.Colleges, applications, experts)], shipped.Desks, shipped.WorkingCalendar);
    }

    private static Programme Of(Programme shipped, int applications, int experts) => shipped with
    {
        Documents = [.. shipped.Documents.Select((slot, index) => slot with { Required = index == 0 })],
        Eligibility = [.. shipped.Eligibility.Where(rule => rule.Id != "documents")],
        Desks = [.. shipped.Desks.Select(desk => desk with { Limit = applications })],
        Panel = shipped.Panel with { MaxLoad = applications * shipped.Panel.Size / experts + 5 },
        Selection = shipped.Selection with { Places = applications / 10, CapPerCity = applications, Reserve = applications / 100 },
    };
}
