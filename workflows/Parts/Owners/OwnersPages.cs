namespace Funding.Workflows.Parts.Owners;

/// <summary>The owners, a row each; rows come and go by buttons of the form.</summary>
internal static class OwnersPages
{
    public static void Map(IEndpointRouteBuilder apply)
    {
        apply.MapForm(OwnersLinks.PageRoute, ShowAsync, SaveAsync);
        apply.MapPost(OwnersLinks.AutosaveRoute, AutosaveAsync).AddEndpointFilter(ScriptAnswers.Refusals);
    }

    private static async Task<IResult> ShowAsync(
        string round, string application, string? check, int? rows, PageContext here, WorkQueries reader, CancellationToken cancellation)
    {
        var work = await reader.ReadAsync(here.Actor!, round, application, cancellation);
        var rules = OwnersSettings.Find(work.Programme) ?? throw PartForm.NoSuchPage();
        return PartForm.Elsewhere(work, OwnersLinks.Page(round, application), check, here)
            ?? Page.Render<OwnersPage, OwnersModel>(new OwnersModel(
                work, rules, Rows(work, rules, rows ?? 0, here.Form), OwnersDraftCommands.VersionOf(work.Answers)));
    }

    private static async Task<IResult> SaveAsync(
        string round, string application, Form form, PageContext here, DraftCommands drafts, RoundStore rounds, Texts<ApplyText> texts,
        CancellationToken cancellation)
    {
        var programme = await rounds.GetProgrammeAsync(round, cancellation);
        var rules = OwnersSettings.Find(programme) ?? throw PartForm.NoSuchPage();
        var typed = Typed(form);
        var act = form.Text("go");
        RowForm.Take(typed, act);
        await drafts.SaveOwnersAsync(
            here.Actor!, round, application, Filled(typed), form.Optional(PartForm.VersionField), cancellation);
        var page = OwnersLinks.Page(round, application);
        var unusable = OwnersCheck.Unusable(rules, Filled(typed)).ToList();
        if (RowForm.Again(act, page, typed.Count, rules.MaxOwners, OwnerRows.Field, "name") is { } to)
            return unusable.Count > 0 ? Page.Redirect(to) : PartForm.Saved(to, texts);

        PartForm.DemandUsable(unusable, page, programme, round, application);
        return PartForm.Saved(form, page, programme, round, application, texts);
    }

    private static async Task<IResult> AutosaveAsync(
        string round, string application, Form form, PageContext here, DraftCommands drafts, RoundStore rounds, TimeProvider clock,
        CancellationToken cancellation)
    {
        var rules = OwnersSettings.Find(await rounds.GetProgrammeAsync(round, cancellation)) ?? throw PartForm.NoSuchPage();
        var typed = Filled(Typed(form));
        var version = await drafts.SaveOwnersAsync(
            here.Actor!, round, application, typed, form.Optional(PartForm.VersionField), cancellation);
        return ScriptAnswers.Saved(version, clock.GetUtcNow(), here.Language, OwnersCheck.Unusable(rules, typed));
    }

    private static List<Owner> Typed(Form form)
    {
        var owners = new List<Owner>();
        for (var i = 0; i <= OwnersCheck.StorageLimit && form.Ticked($"owners[{i}].name"); i++)
        {
            owners.Add(new Owner(
                form.Text($"owners[{i}].name"), form.Text($"owners[{i}].creditCode"), form.Text($"owners[{i}].kind"),
                form.All($"owners[{i}].contributions"), form.Text($"owners[{i}].sharePercent"), form.Ticked($"owners[{i}].codeConfirmed"))
            {
                StateOwned = form.Text($"owners[{i}].stateOwned"),
                FilingNumber = form.Text($"owners[{i}].filingNumber"),
                Mailbox = form.Text($"owners[{i}].mailbox"),
            });
        }

        return owners;
    }

    private static List<Owner> Filled(List<Owner> typed) => RowForm.Filled(typed, IsEmpty);

    private static bool IsEmpty(Owner owner) =>
        owner.Contributions.Count == 0
        && string.Concat(
            owner.Name, owner.CreditCode, owner.Kind, owner.SharePercent + owner.StateOwned + owner.FilingNumber + owner.Mailbox)
            .Trim().Length == 0;

    private static IReadOnlyList<Owner> Rows(Work work, OwnersSettings rules, int asked, FormState form)
    {
        var own = work.Application;
        Owner[] first = [new(own.OrganisationName, own.CreditCode, "", [], "", CreditCode.IsOutsideCheck(own.CreditCode))];
        var owners = work.Answers.Owners() is { Count: > 0 } typedBefore ? typedBefore : first;
        return RowForm.Shown(
            owners, i => form.Value($"owners[{i}].name", null) is not null, asked, rules.MinOwnerKinds, OwnersCheck.StorageLimit,
            new Owner("", "", "", [], ""));
    }
}

/// <param name="Version">What the page was filled from.</param>
public sealed record OwnersModel(Work Work, OwnersSettings Rules, IReadOnlyList<Owner> Rows, string Version)
{
    private readonly IReadOnlyList<ConsentParty> parties = OwnerConsents.Of(Rules, Work.Programme, Work.Application, Work.Answers);

    /// <summary>Who is asked for a consent in a row, as it was saved; null for the applicant's own, and for one without a code.</summary>
    public ConsentParty? PartyAt(int row) => parties.InRow(OwnerRows.Field, row);
}
