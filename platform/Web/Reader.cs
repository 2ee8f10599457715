namespace Funding.Platform.Web;

/// <summary>
/// Looks up who reads, after authentication: roles are the person's of this moment, so that one taken away is gone at the
/// next click.
/// </summary>
public sealed class Reader(RequestDelegate next, PeopleStore people, IOptions<PortalOptions> options)
{
    public async Task InvokeAsync(HttpContext http, PageContext here)
    {
        if (Session.Of(http.User) is { } session
            && await people.FindAsync(session.PersonId, http.RequestAborted) is { Value: { Disabled: false } person }
            && !person.HasEnded(session.Since))
        {
            here.Actor = AsActor(person, session.Via);
            here.Language = Languages.Choose(http, person.Language);
            CultureInfo.CurrentUICulture = Languages.CultureOf(here.Language);
        }

        await next(http);
    }

    private Actor AsActor(Person person, string via) =>
        (options.Value.DirectorySignIn is null || DirectorySession.IsOne(via)
            ? person
            : person with { Roles = [.. person.Roles.Where(r => r.Role != Role.Administrator)] }).AsActor(via);
}
