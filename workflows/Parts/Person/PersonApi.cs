namespace Funding.Workflows.Parts.Person;

internal static class PersonApi
{
    /// <param name="Number">Of the identity card, 18 characters; it is hashed and not kept.</param>
    internal sealed record IdentityBody(string? Number);

    /// <param name="Person">Id of the part.</param>
    /// <param name="Tail">The last four characters of the number.</param>
    internal sealed record IdentityLine(string Person, string Tail, int BornIn);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGroup("/rounds/{round}/applications/{application}/persons").WithTags("applications").Needs(Right.EditApplication)
        .MapPut(
            "/{person}/identity",
            async (
                string round,
                string application,
                string person,
                IdentityBody body,
                PageContext here,
                PersonIdentityCommands identities,
                CancellationToken cancellation) =>
                Line((await identities.IdentifyAsync(here.Actor!, round, application, person, body.Number, cancellation))
                    .NamedIn(person)!))
        .Does(
            "Gives the identity number of a person whom the application names; it is kept as a keyed hash and the last four",
            new IdentityLine("master", "0017", 1973),
            new IdentityBody("110101197302280017"));

    private static IdentityLine Line(NamedPerson named) => new(named.Part, named.Tail, named.BornIn);
}
