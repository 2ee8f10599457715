namespace Funding.Workflows.Pages;

/// <summary>The stage that an address names, as the handler of a page of its kind takes it.</summary>
public sealed record StagePlace(Round Round, PlannedStage Stage)
{
    public static ValueTask<StagePlace?> BindAsync(HttpContext http, ParameterInfo parameter) =>
        ValueTask.FromResult(http.Features.Get<StagePlace>());

    /// <summary>Such as <c>/apply/rounds</c>; of the public pages <c>/rounds</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Kinds have no pages for that audience.</exception>
    public static string HomeOf(Audience audience) => audience switch
    {
        Audience.Public => "/rounds",
        Audience.Api or Audience.Mailbox =>
            throw new ArgumentOutOfRangeException(nameof(audience), audience, "Stages have no pages there."),
        _ => $"/{audience.ToString().ToLowerInvariant()}/rounds",
    };

    /// <summary>The address of one of the stage's pages.</summary>
    /// <param name="path">Behind the stage's own address, each piece encoded; empty for the stage itself.</param>
    public static string Url(Audience audience, string roundId, StageKey stage, params string[] path) =>
        string.Join('/', [HomeOf(audience), .. new[] { roundId, stage.Id }.Concat(path).Select(Uri.EscapeDataString)]);
}
