using Funding.Services.Audit;
using Funding.Services.Outbox;
using Funding.Workflows.Refusals;
using Funding.Workflows.Roles;

namespace Funding.Services.People;

/// <summary>An administrator gives and takes roles; both go on record.</summary>
public sealed class PeopleCommands(PeopleStore people, Catalogue.Catalogue catalogue, CommitWriter commits)
{
    /// <exception cref="RefusedException">No address, no such desk, or a desk that does not go with the role.</exception>
    public async Task<Person> GrantAsync(Actor actor, string email, RoleGrant grant, string name = "", string language = "zh", CancellationToken cancellation = default)
    {
        actor.Demand(Act.ManagePeople);
        Check(email, grant, name, language);
        var person = await people.GrantAsync(email, grant, name.Trim(), language, cancellation);
        await RecordAsync(actor, "role-granted", person.Id, grant, cancellation);
        return person;
    }

    /// <exception cref="RefusedException">No such person, or an administrator's own administration.</exception>
    public async Task RevokeAsync(Actor actor, string personId, RoleGrant grant, CancellationToken cancellation = default)
    {
        actor.Demand(Act.ManagePeople);
        var person = await people.FindAsync(personId, cancellation) ?? throw new RefusedException(PeopleRefusals.NotFound());
        if (personId == actor.PersonId && grant.Role == Role.Administrator)
        {
            throw new RefusedException(PeopleRefusals.OwnRole());
        }

        if (person.Value.Roles.Contains(grant))
        {
            await people.RevokeAsync(personId, grant, cancellation);
            await RecordAsync(actor, "role-revoked", personId, grant, cancellation);
        }
    }

    private Task RecordAsync(Actor actor, string action, string personId, RoleGrant grant, CancellationToken cancellation) =>
        commits.SaveAsync(new Commit(OutboxKeys.SystemPartition).Audit(AuditNote.By(actor, action, personId, ("role", $"{grant.Role}"), ("desk", grant.Desk ?? ""))), cancellation);

    private void Check(string email, RoleGrant grant, string name, string language)
    {
        var refusals = new List<Refusal>();
        if (!System.Net.Mail.MailAddress.TryCreate(email, out _) || email.Length > 254)
        {
            refusals.Add(PeopleRefusals.Address());
        }

        if (grant.Role == Role.Applicant)
        {
            refusals.Add(PeopleRefusals.EverybodyApplies());
        }

        if (grant.Role == Role.Recommender != grant.Desk is not null)
        {
            refusals.Add(PeopleRefusals.Desk());
        }
        else if (grant.Desk is { } desk && catalogue.Desks.All(d => d.Id != desk))
        {
            refusals.Add(Catalogue.CatalogueRefusals.UnknownDesk(desk));
        }

        if (name.Length > 100 || name.Any(char.IsControl))
        {
            refusals.Add(PeopleRefusals.Name());
        }

        if (language is not ("zh" or "en"))
        {
            refusals.Add(PeopleRefusals.Language());
        }

        if (refusals.Count > 0)
        {
            throw new RefusedException(refusals);
        }
    }
}

internal static class PeopleRefusals
{
    public static Refusal NotFound() => new("person-not-found", "person", "没有这个人员。", "There is no such person.") { Kind = RefusalKind.NotFound };

    public static Refusal OwnRole() => new("own-role", "role", "不能取消自己的管理员角色，须由另一名管理员办理。", "Administrators cannot take away their own role: another one must.") { Kind = RefusalKind.Forbidden };

    public static Refusal Address() => new("email-invalid", "email", "请填写有效的邮箱地址。", "Give a valid e-mail address.");

    public static Refusal EverybodyApplies() => new("role-not-granted", "role", "任何人登录后即可申报，无需授予该角色。", "Everybody who signs in may apply: that role is not granted.");

    public static Refusal Desk() => new("desk-with-role", "desk", "推荐单位须且仅须随“推荐”角色填写。", "A desk goes with the role of recommender, and only with it.");

    public static Refusal Name() => new("name-invalid", "name", "姓名不超过 100 字，且不含控制字符。", "A name has at most 100 characters and no control characters.");

    public static Refusal Language() => new("language-unknown", "language", "语言应为 zh 或 en。", "The language is zh or en.");
}
