namespace Funding.Workflows.Pages;

/// <summary>The stage that an address names, as the handler of a page of its kind takes it.</summary>
public sealed record StagePlace(Round Round, PlannedStage Stage)
{
    public static ValueTask<StagePlace?> BindAsync(HttpContext http, ParameterInfo parameter) =>
        ValueTask.FromResult(http.Features.Get<StagePlace>());

    /// <summary>The address of one of the stage's pages.</summary>
    /// <param name="path">Behind the stage's own address, each piece encoded; empty for the stage itself.</param>
    public static string Url(Audience audience, string roundId, StageKey stage, params string[] path) =>
        string.Join('/', [StageRoutes.HomeOf(audience), .. new[] { roundId, stage.Id }.Concat(path).Select(Uri.EscapeDataString)]);
}
