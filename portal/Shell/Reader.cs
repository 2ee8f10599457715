using System.Globalization;
using Funding.Services.People;

namespace Funding.Portal.Shell;

/// <summary>
/// Looks up who reads, after authentication: roles are the person's of this moment, so that one taken away is gone at the
/// next click.
/// </summary>
public sealed class Reader(RequestDelegate next, PeopleStore people)
{
    public async Task InvokeAsync(HttpContext http, PageContext here)
    {
        if (Session.Of(http.User) is { } session && await people.FindAsync(session.PersonId, http.RequestAborted) is { Value: { Disabled: false } person })
        {
            here.Actor = person.AsActor(session.Via);
            here.Language = Languages.Choose(http, person.Language);
            CultureInfo.CurrentUICulture = Languages.CultureOf(here.Language);
        }

        await next(http);
    }
}
