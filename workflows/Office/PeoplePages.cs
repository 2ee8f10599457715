namespace Funding.Workflows.Office;

/// <summary>Who holds which role, and the links of a person.</summary>
internal static class PeoplePages
{
    public static void MapPeople(this IEndpointRouteBuilder group)
    {
        group.MapPage(OfficeLinks.People, ListAsync);
        group.MapAct(OfficeLinks.Grant, ListAsync, GrantAsync);
        group.MapPage(OfficeLinks.PersonRoute, ShowAsync);
        group.MapAct(OfficeLinks.RemovePersonRoute, ShowAsync, RemoveAsync);
        group.MapAct(OfficeLinks.CorrectAddressRoute, ShowAsync, CorrectAddressAsync);
        group.MapAct(OfficeLinks.RevokeRoleRoute, ShowAsync, RevokeRoleAsync);
        group.MapAct(OfficeLinks.RevokeLinkRoute, ShowAsync, RevokeLinkAsync);
        group.MapAct(OfficeLinks.RenewLinkRoute, ShowAsync, RenewLinkAsync);
    }

    private static async Task<IResult> ListAsync(
        string? role, string? find, PageContext here, PeopleStore people, DeskDirectory desks, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ManagePeople);
        if (!string.IsNullOrWhiteSpace(find))
            return (await people.HolderAsync(find, cancellation)).Person is { } found
                ? Page.Redirect(OfficeLinks.Person(found.Id))
                : throw new RefusedException(OfficeRefusals.NoPerson());
        var shown = Enum.TryParse<Role>(role, out var parsed) && Enum.IsDefined(parsed) && parsed != Role.Applicant
            ? parsed
            : Role.Administrator;
        var all = await people.InRoleAsync(shown, null, cancellation);
        return Page.Render<PeoplePage, PeopleModel>(new PeopleModel(
            shown, all, Roll.Of(all, PeopleRollForm.Form, RollQuery.Of(here.Http.Request.Query, PeopleRollForm.Form)),
            await desks.ListAsync(cancellation)));
    }

    private static async Task<IResult> GrantAsync(
        Form form, PageContext here, PeopleCommands commands, Texts<OfficeText> T, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ManagePeople);
        var role = form.Choice<Role>("role");
        form.Demand();
        var person = await commands.GrantAsync(
            here.Actor!, form.Text("email"), new RoleGrant(role, form.Optional("desk")), form.Text("name"),
            form.Optional("language") ?? "zh", form.Optional("twoPersons"), cancellation);
        return Page.Redirect(OfficeLinks.People.With("role", $"{role}"), T["people.granted", person.Email]);
    }

    private static async Task<IResult> ShowAsync(
        string person, string? from, PageContext here, PeopleStore people, DeskDirectory desks, MailedLinks links, TimeProvider clock,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ManagePeople);
        var found = (await people.FindAsync(person, cancellation))?.Value ?? throw new RefusedException(OfficeRefusals.NoPerson());
        var page = await links.OfPersonAsync(here.Actor!, person, from, cancellation);
        return Page.Render<PersonPage, PersonModel>(new PersonModel(
            found, await desks.ListAsync(cancellation), page.Links, page.Continuation, clock.GetUtcNow()));
    }

    private static async Task<IResult> RemoveAsync(
        string person, Form form, PageContext here, PeopleCommands commands, Texts<OfficeText> T, CancellationToken cancellation)
    {
        await commands.RemoveAsync(here.Actor!, person, form.Text("email"), cancellation);
        return Page.Redirect(OfficeLinks.People, T["people.removed"]);
    }

    private static async Task<IResult> CorrectAddressAsync(
        string person, Form form, PageContext here, AddressChangeCommands changes, Texts<OfficeText> T, CancellationToken cancellation)
    {
        await changes.ByOfficeAsync(here.Actor!, person, form.Text("email"), form.Text("reason"), cancellation);
        return Page.Redirect(OfficeLinks.Person(person), T["people.address.done"]);
    }

    private static async Task<IResult> RevokeRoleAsync(
        string person, Form form, PageContext here, PeopleCommands commands, Texts<OfficeText> T, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ManagePeople);
        var role = form.Choice<Role>("role");
        form.Demand();
        await commands.RevokeAsync(here.Actor!, person, new RoleGrant(role, form.Optional("desk")), cancellation);
        return Page.Redirect(OfficeLinks.Person(person), T["people.revoked"]);
    }

    private static async Task<IResult> RevokeLinkAsync(
        string person, Form form, PageContext here, MailedLinks links, Texts<OfficeText> T, CancellationToken cancellation)
    {
        await links.RevokeAsync(here.Actor!, form.Text("link"), cancellation);
        return Page.Redirect(OfficeLinks.Person(person), T["link.revoked"]);
    }

    private static async Task<IResult> RenewLinkAsync(
        string person, Form form, PageContext here, MailedLinks links, Texts<OfficeText> T, CancellationToken cancellation)
    {
        await links.SendFreshAsync(here.Actor!, form.Text("link"), cancellation);
        return Page.Redirect(OfficeLinks.Person(person), T["link.renewed"]);
    }
}

/// <param name="People">All who hold the role.</param>
/// <param name="Desks">That a role can be given for.</param>
public sealed record PeopleModel(Role Role, IReadOnlyList<Person> People, RollPage<Person> List, IReadOnlyList<Desk> Desks);

public sealed record PersonModel(
    Person Person, IReadOnlyList<Desk> Desks, IReadOnlyList<LinkRecord> Links, string? Continuation, DateTimeOffset Now);
