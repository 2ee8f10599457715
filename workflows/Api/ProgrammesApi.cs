namespace Funding.Workflows.Api;

internal static class ProgrammesApi
{
    /// <param name="Clause">The clause of the policy that founds it.</param>
    /// <param name="Places">Null where nothing is ranked.</param>
    /// <param name="Desks">Empty where nobody recommends.</param>
    /// <param name="Steps">In the order of the file; empty for none. The other figures are those of the one it begins with.</param>
    internal sealed record ProgrammeLine(
        string Id, Bilingual Name, string Clause, int? Places, IReadOnlyList<DeskLimit> Desks, IReadOnlyList<ProgrammeStep> Steps);

    /// <param name="Kind">"city" or "department".</param>
    internal sealed record DeskLine(string Id, Bilingual Name, string Kind);

    private static readonly ProgrammeLine Example = new(
        "mixed-ownership-colleges",
        new("省级混合所有制产业特色学院", "Provincial mixed-ownership industry colleges"),
        "四（五）",
        10,
        [new("hangzhou", 3), new("ningbo", 3)],
        []);

    public static void MapProgrammes(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("programmes").Open();
        group.MapGet("/programmes", (Catalogue catalogue, StageOffers offers) =>
                new Paged<ProgrammeLine>([.. catalogue.Programmes.Select(p => Line(p, catalogue, offers))], null))
            .Does("Programmes", new Paged<ProgrammeLine>([Example], null));
        group.MapGet(
            "/programmes/{programme}",
            (string programme, Catalogue catalogue, string? step = null) => catalogue.Programme(programme, step))
            .Carries(
                "One programme, or one of its steps, whole: its subject, parts, stages and awards, as its file writes them",
                new ApiExample(null, null) { ResponseFrom = services => services.GetRequiredService<Catalogue>().Programmes[0] });
        group.MapGet(
            "/desks",
            (Catalogue catalogue) => new Paged<DeskLine>([.. catalogue.Desks.Select(d => new DeskLine(d.Id, d.Name, d.Kind))], null))
            .Does("Recommending cities and departments", new Paged<DeskLine>([new("hangzhou", new("杭州市", "Hangzhou"), "city")], null));
    }

    private static ProgrammeLine Line(Programme programme, Catalogue catalogue, StageOffers offers) =>
        new(
            programme.Id, programme.Name, programme.Clause, offers.Given<IRanking>(programme)?.Selection.Places,
            offers.Given<ILimits>(programme)?.Desks ?? [],
            [.. catalogue.StepsOf(programme.Id).Select(p => p.Step).OfType<ProgrammeStep>()]);
}
