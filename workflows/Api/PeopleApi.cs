namespace Funding.Workflows.Api;

/// <summary>Who holds which role, and the tokens that are out.</summary>
internal static class PeopleApi
{
    internal sealed record RoleLine(Role Role, string? Desk = null);

    internal sealed record PersonLine(string Id, string Email, string Name, string Language, IReadOnlyList<RoleLine> Roles)
    {
        public static PersonLine Of(Person p) =>
            new(p.Id, p.Email, p.Name, p.Language, [.. p.Roles.Select(r => new RoleLine(r.Role, r.Desk))]);
    }

    /// <param name="Desk">For a recommender: the desk's id.</param>
    /// <param name="Language">"zh" or "en": of the mails.</param>
    /// <param name="TwoPersons">How it is known that this is not the person of the same name who holds the role already.</param>
    internal sealed record GrantBody(
        string Email, Role Role, string? Desk = null, string Name = "", string Language = "zh", string? TwoPersons = null);

    /// <param name="Reason">5 to 1,000 characters; both mailboxes read it.</param>
    internal sealed record AddressCorrectionBody(string Email, string Reason);

    internal sealed record TokenLine(
        string Id, string Email, Role Role, string? Desk, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt)
    {
        public static TokenLine Of(ApiToken t) => new(t.Id, t.Email, t.Role, t.Desk, t.IssuedAt, t.ExpiresAt, t.RevokedAt);
    }

    private static readonly PersonLine Example = new(
        "3c9d0e1f2a4b5c6d7e8f901a2b3c4d5e", "sun@hangzhou.example", "孙丽", "zh", [new(Role.Recommender, "hangzhou")]);

    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("people").Needs(Right.ManagePeople);
        group.MapGet("/people", async (string role, PeopleStore people, CancellationToken cancellation, string? desk = null) =>
                new Paged<PersonLine>(
                    [.. (await people.InRoleAsync(EnumName.Of<Role>(role, "role"), Desk(desk), cancellation)).Select(PersonLine.Of)], null))
            .Does("Who holds a role", new Paged<PersonLine>([Example], null));
        group.MapPost("/people", GrantAsync).Does(
            "Gives a person a role; again changes nothing",
            Example,
            new GrantBody(Example.Email, Role.Recommender, "hangzhou", Example.Name));
        group.MapPost("/people/{person}/address", CorrectAsync).Does(
            "Corrects a person's address, with a reason; both mailboxes are told",
            null,
            new AddressCorrectionBody("sun.li@hangzhou.example", "The old mailbox was closed when the office moved."));
        group.MapDelete("/people/{person}/roles/{role}", RevokeAsync).Does(
            "Takes a role away; its tokens and sessions lose it at once", null);
        group.MapGet("/tokens", async (PageContext here, ApiTokens tokens, CancellationToken cancellation, string? continuation = null) =>
        {
            var (list, next) = await tokens.ListAsync(here.Actor!, continuation, cancellation);
            return new Paged<TokenLine>([.. list.Select(TokenLine.Of)], next);
        }).Does(
            "Tokens that were issued, never their text",
            new Paged<TokenLine>(
                [new(
                    "9f86d081884c",
                    Example.Email,
                    Role.Recommender,
                    "hangzhou",
                    new(2026, 3, 1, 1, 0, 0, TimeSpan.Zero),
                    new(2026, 12, 31, 1, 0, 0, TimeSpan.Zero),
                    null)],
                null));
        group.MapDelete(
            "/tokens/{token}",
            async Task<NoContent> (string token, PageContext here, ApiTokens tokens, CancellationToken cancellation) =>
            {
                await tokens.RevokeAsync(here.Actor!, token, cancellation);
                return TypedResults.NoContent();
            }).Does("Ends a token", null);
    }

    private static async Task<PersonLine> GrantAsync(
        GrantBody body, PageContext here, PeopleCommands people, CancellationToken cancellation) =>
        PersonLine.Of(await people.GrantAsync(
            here.Actor!, body.Email, new RoleGrant(body.Role, body.Desk), body.Name, body.Language, body.TwoPersons, cancellation));

    private static async Task<NoContent> CorrectAsync(
        string person, AddressCorrectionBody body, PageContext here, AddressChangeCommands changes, CancellationToken cancellation)
    {
        await changes.ByOfficeAsync(here.Actor!, person, body.Email, body.Reason, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> RevokeAsync(
        string person, string role, PageContext here, PeopleCommands people, CancellationToken cancellation, string? desk = null)
    {
        await people.RevokeAsync(here.Actor!, person, new RoleGrant(EnumName.Of<Role>(role, "role"), desk), cancellation);
        return TypedResults.NoContent();
    }

    private static string? Desk(string? desk) =>
        desk is null || desk.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? desk
            : throw new RefusedException(ApiRefusals.BadParameter("desk"));
}
