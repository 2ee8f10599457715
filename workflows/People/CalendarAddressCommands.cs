namespace Funding.Workflows.People;

/// <summary>The secret address of a person's calendar is made, renewed and ended by that person.</summary>
public sealed class CalendarAddressCommands(
    ITableStore tables, LinkService links, PeopleStore people, CommitWriter commits, SlidingWindow window, TimeProvider clock)
{
    /// <summary>Addresses that one person may make within a day.</summary>
    public const int MostADay = 10;

    private const string Scope = "calendar-address";
    private static readonly TimeSpan Window = TimeSpan.FromDays(1);

    /// <returns>The link while it works; null for none.</returns>
    public async Task<LinkRecord?> FindAsync(Actor actor, CancellationToken cancellation = default) =>
        await RowAsync(actor, cancellation) is { } row
        && await links.FindByIdAsync(row.Value.LinkId, cancellation) is { } link && link.IsLive(clock.GetUtcNow()) ? link : null;

    /// <summary>Makes a fresh address; the one before works no more.</summary>
    /// <exception cref="RefusedException">Too many within a day.</exception>
    public async Task RenewAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ExportOwnData);
        if (await window.TakeAsync(Scope, actor.PersonId, MostADay, Window, cancellation) is { } wait)
        {
            throw new RefusedException(CalendarRefusals.TooMany(MostADay, wait));
        }

        var before = await RowAsync(actor, cancellation);
        var link = await links.IssueAsync(
            actor.PersonId,
            new LinkTerms
            {
                Purpose = LinkPurpose.Calendar,
                Subject = actor.PersonId,
                ExpiresAt = clock.GetUtcNow() + CalendarAddress.Lifetime,
            },
            cancellation);
        await commits.SaveOrRefuseAsync(
            new Commit(HomeKeys.System)
                .Put(CalendarAddress.KeyOf(actor.PersonId), before, new CalendarAddress(link.Id))
                .Audit(AuditNote.By(actor, "calendar-address-made", actor.PersonId, ("link", link.Id))),
            cancellation);
        if (before is not null)
        {
            await EndAsync(before.Value, cancellation);
        }
    }

    /// <summary>Ends the address; nothing where there is none.</summary>
    public async Task EndAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ExportOwnData);
        if (await RowAsync(actor, cancellation) is not { } row)
        {
            return;
        }

        await EndAsync(row.Value, cancellation);
        await commits.SaveOrRefuseAsync(
            new Commit(HomeKeys.System)
                .Delete(row.Key, row.ETag)
                .Audit(AuditNote.By(actor, "calendar-address-ended", actor.PersonId, ("link", row.Value.LinkId))),
            cancellation);
    }

    /// <summary>Whose days an address reads, as they are now.</summary>
    /// <exception cref="RefusedException">It is none of ours or ended, or its account is closed.</exception>
    public async Task<(LinkRecord Link, Person Person)> OpenAsync(string? token, CancellationToken cancellation = default)
    {
        var link = await links.FindAsync(token, LinkPurpose.Calendar, cancellation);
        return (await people.FindAsync(link.PersonId, cancellation))?.Value is { Disabled: false } person
            && !(link.IssuedAt < person.AddressSince)
                ? (link, person) : throw new RefusedException(LinkRefusals.Revoked);
    }

    /// <summary>Forgets old counts; the retention job calls it.</summary>
    public Task<int> PruneAsync(CancellationToken cancellation = default) => window.PruneAsync(Scope, Window, cancellation);

    private Task<Stored<CalendarAddress>?> RowAsync(Actor actor, CancellationToken cancellation) =>
        tables.GetAsync<CalendarAddress>(HomeKeys.System, CalendarAddress.KeyOf(actor.PersonId), cancellation);

    // Pruned long ago: it has ended by itself.
    private async Task EndAsync(CalendarAddress address, CancellationToken cancellation)
    {
        if (await links.FindByIdAsync(address.LinkId, cancellation) is not null)
        {
            await links.RevokeAsync(address.LinkId, cancellation);
        }
    }
}

internal static class CalendarRefusals
{
    private static readonly Texts Texts = new(typeof(CalendarRefusals));

    public static Refusal TooMany(int most, TimeSpan wait) =>
        new("calendar-address-too-many", null, Texts.Of("too-many", most, Math.Max(1, (int)Math.Ceiling(wait.TotalHours))))
        {
            Kind = RefusalKind.TooMany,
        };
}
