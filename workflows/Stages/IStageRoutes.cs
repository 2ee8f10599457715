namespace Funding.Workflows.Stages;

/// <summary>
/// Maps pages of a kind of stage below <c>/{audience}/rounds/{round}/{stage}</c>. Each is open to its audience alone, and answers only for
/// a stage of that kind in that round.
/// </summary>
public interface IStageRoutes
{
    /// <summary>A page to look at. Its handler changes nothing.</summary>
    /// <param name="path">Behind the stage, such as <c>{application}</c>; empty for the stage itself.</param>
    /// <param name="page">A handler as of any page; it may take the round and the stage as a StagePlace.</param>
    void Page(Audience audience, string path, Delegate page);

    /// <summary>A page with one form that posts to the page's own address.</summary>
    /// <param name="page">Shown again in place of an act that was refused.</param>
    void Form(Audience audience, string path, Delegate page, Delegate act);

    /// <summary>Where the kind maps what has an address of its own; the audience's rule stands before it.</summary>
    IEndpointRouteBuilder Group(Audience audience);
}
