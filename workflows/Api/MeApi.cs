namespace Funding.Workflows.Api;

/// <summary>What a token is and what its person has.</summary>
internal static class MeApi
{
    /// <param name="Person">The person's id, as the audit names it.</param>
    internal sealed record MeView(string Person, string Name, Role Role, string? Desk);

    /// <param name="Email">The new address.</param>
    internal sealed record AddressBody(string Email);

    /// <param name="Until">Both mailboxes have confirmed by then, or nothing changes.</param>
    internal sealed record AddressAsked(DateTimeOffset Until);

    internal sealed record OwnApplication(string Round, string Application);

    private static readonly DateTimeOffset At = new(2026, 3, 1, 1, 0, 0, TimeSpan.Zero);

    private static readonly PersonExport Data = new(
        new Person
        {
            Id = "3c9d0e1f2a4b5c6d7e8f901a2b3c4d5e",
            Email = "sun@hangzhou.example",
            Name = "孙丽",
            Roles = [new RoleGrant(Role.Recommender, "hangzhou")],
            CreatedAt = At,
            LastSeenAt = At
        }, [], [], []);

    public static void MapMe(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/me").WithTags("me");
        group
            .MapGet("", (PageContext here) => new MeView(here.Actor!.PersonId, here.Actor.Name, here.Actor.Roles.Single(), here.Actor.Desk))
            .Needs(Right.ExportOwnData)
            .Does(
                "Whose token this is and as what it acts",
                new MeView("3c9d0e1f2a4b5c6d7e8f901a2b3c4d5e", "孙丽", Role.Recommender, "hangzhou"));
        group.MapGet("/applications", (PageContext here, ITableStore tables, CancellationToken cancellation, string? continuation = null) =>
                Paging.ReadAsync(
                    tables.QueryAsync<ApplicationKey>(
                        PersonIndex.Partition(here.Actor!.PersonId),
                        KeyRange.Prefix(PersonIndex.Applications),
                        100,
                        continuation,
                        cancellation),
                    k => new OwnApplication(k.RoundId, k.ApplicationId)))
            .Needs(Right.ReadOwnApplication).Does(
                "One's own applications in all rounds, one page",
                new Paged<OwnApplication>([new(RoundExamples.Line.Id, ApplicationExamples.Line.Id)], null));
        group.MapPost("/address", AskAddressAsync).Needs(Right.ChangeOwnAddress).Does(
            "Asks to change one's address; both mailboxes confirm by the links mailed to them",
            new AddressAsked(At.AddDays(3)),
            new AddressBody("sun.li@hangzhou.example"));
        group.MapDelete("/address", async Task<NoContent> (
                PageContext here, AddressChangeCommands changes, CancellationToken cancellation) =>
            {
                await changes.TakeBackAsync(here.Actor!, cancellation);
                return TypedResults.NoContent();
            }).Needs(Right.ChangeOwnAddress).Does("Stops the change of one's address that waits", null);
        group
            .MapGet(
                "/data", (PageContext here, OwnData data, CancellationToken cancellation) => data.ExportAsync(here.Actor!, cancellation))
            .Needs(Right.ExportOwnData)
            .Carries("Everything that is kept of the token's person", new ApiExample(null, Data));
    }

    private static async Task<AddressAsked> AskAddressAsync(
        AddressBody body, PageContext here, AddressChangeCommands changes, CancellationToken cancellation) =>
        new((await changes.AskAsync(here.Actor!, body.Email, cancellation)).ExpiresAt);
}
