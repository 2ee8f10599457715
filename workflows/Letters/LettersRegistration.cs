namespace Funding.Workflows.Letters;

public static class LettersRegistration
{
    /// <summary>The official documents of rounds. Needs rounds, stages, storage and the outbox.</summary>
    public static IServiceCollection AddLetters(this IServiceCollection services) => services
        .AddSingleton(StageRows.Of<LetterDraft>(RoundKeys.LetterDrafts))
        .AddSingleton(StageRows.Of<LetterVersion>(RoundKeys.LetterVersions, letter => letter.Blobs))
        .AddSingleton<LetterFonts>()
        .AddSingleton<LetterPdf>()
        .AddSingleton<LetterQueries>()
        .AddSingleton<IOfficeDuty, LetterDutyQueries>()
        .AddSingleton<LetterCommands>();

    public static void MapLetters(this IEndpointRouteBuilder routes)
    {
        LetterPages.Map(routes.MapGroup("").RequireAudience(Audience.Public));
        LetterOfficePages.Map(routes.MapGroup("").RequireAudience(Audience.Office));
    }
}
