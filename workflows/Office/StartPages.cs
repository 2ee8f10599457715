namespace Funding.Workflows.Office;

internal static class StartPages
{
    public static void MapStart(this IEndpointRouteBuilder group)
    {
        group.MapPage(OfficeLinks.Desk, ShowAsync);
        group.MapAct(SetupLinks.TestMail, ShowAsync, SendTestMailAsync);
    }

    private static async Task<IResult> ShowAsync(
        string? from, PageContext here, OfficeStart start, SetupQueries setup, OrganisationStore organisations, DiskRoom room,
        LatestIntegrity integrity, MatterQueries matters, TimeProvider clock, CancellationToken cancellation)
    {
        var actor = here.Actor!;
        var page = await Paging.ReadAsync(start.ReadAsync(actor, from, cancellation), d => d);
        var claims = await organisations.OpenAsync(null, null, cancellation);
        return Page.Render<StartPage, StartModel>(
            new StartModel(page.Items, page.Continuation, room.Low(), await integrity.ReadAsync(cancellation))
            {
                Claims = claims.Items.Count,
                HasMoreClaims = claims.Continuation is not null,
                Matters = actor.Can(Right.ManageLinks) ? await matters.AllAsync(actor, cancellation) : [],
                Today = ShanghaiTime.DayOf(clock.GetUtcNow()),
                Setup = actor.Can(Right.ManagePeople) ? await setup.ReadAsync(actor, cancellation) : null,
            });
    }

    private static async Task<IResult> SendTestMailAsync(
        PageContext here, TestMailCommands mails, CancellationToken cancellation)
    {
        await mails.SendAsync(here.Actor!, cancellation);
        return Page.Redirect(OfficeLinks.Desk, SetupChecklist.MailSent.In(here.Language));
    }
}

public sealed record StartModel(
    IReadOnlyList<RoundDuties> Rounds, string? Continuation, IReadOnlyList<LowSpace> LowSpace, IntegrityReport? Integrity)
{
    /// <summary>Claims on organisations that nobody has decided, so many as a page holds.</summary>
    public int Claims { get; init; }

    public bool HasMoreClaims { get; init; }

    /// <summary>What is missing before the first round; null for who cannot see to it.</summary>
    public IReadOnlyList<SetupLine>? Setup { get; init; }

    /// <summary>What waits for somebody and is no stage of a round; empty for who cannot remind them.</summary>
    public IReadOnlyList<Matter> Matters { get; init; } = [];

    public DateOnly Today { get; init; }

    public int Overdue => Matters.Count(m => MatterRollForm.TermOf(m, Today) == MatterTerm.Over);

    public bool HasDuties => Claims > 0 || Matters.Count > 0 || Rounds.Any(r => r.Any);
}
