namespace Funding.Workflows.Parts.Owners;

/// <summary>The owners, a row each; rows come and go by buttons of the form.</summary>
internal static class OwnerPages
{
    private const string Remove = "remove-";

    public static void MapOwners(this IEndpointRouteBuilder group)
    {
        group.MapForm(ApplyLinks.OwnersRoute, ShowAsync, SaveAsync);
        group.MapPost(ApplyLinks.OwnersAutosaveRoute, AutosaveAsync).AddEndpointFilter(ScriptAnswers.Refusals);
    }

    private static async Task<IResult> ShowAsync(
        string round, string application, string? check, int? rows, PageContext here, WorkQueries reader, CancellationToken cancellation)
    {
        var work = await reader.ReadAsync(here.Actor!, round, application, cancellation);
        if (OwnersSettings.Find(work.Programme) is null)
            throw FormOrder.NoSuchPage();
        if (!work.Editable && !here.Form.Refused)
            return Page.Redirect(work.To(ApplyLinks.SubmitRoute));
        if (check is not null && !here.Form.Refused)
            here.Form = new FormState(null, work.MissingOn(work.To(ApplyLinks.OwnersRoute)));
        return Page.Render<OwnersPage, OwnersModel>(new OwnersModel(
            work, Rows(work, rows ?? 0, here.Form), DraftCommands.VersionOfOwners(work.Answers)));
    }

    private static async Task<IResult> SaveAsync(
        string round,
        string application,
        Form form,
        PageContext here,
        DraftCommands drafts,
        RoundStore rounds,
        Texts<ApplyText> texts,
        CancellationToken cancellation)
    {
        var programme = await rounds.GetProgrammeAsync(round, cancellation);
        var rules = OwnersSettings.Find(programme) ?? throw FormOrder.NoSuchPage();
        var typed = Typed(form);
        var act = form.Text("go");
        if (act.StartsWith(Remove, StringComparison.Ordinal)
            && int.TryParse(act[Remove.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var gone)
            && gone < typed.Count)
            typed.RemoveAt(gone);
        await drafts.SaveOwnersAsync(
            here.Actor!, round, application, Filled(typed), form.Optional(SectionModel.VersionField), cancellation);
        var page = ApplyLinks.Of(ApplyLinks.OwnersRoute, round, application);
        var count = Math.Min(act == "add" ? typed.Count + 1 : typed.Count, rules.MaxOwners);
        return act == "add" || act.StartsWith(Remove, StringComparison.Ordinal)
            ? Page.Redirect(page.With("rows", count.ToString(CultureInfo.InvariantCulture)) + (act == "add"
                ? $"#{FieldPart.IdOf($"owners[{count - 1}].name")}"
                : "#owners"), texts["form.saved"])
            : Page.Redirect(act == "stay" ? page : FormOrder.After(page, programme, round, application), texts["form.saved"]);
    }

    private static async Task<IResult> AutosaveAsync(
        string round,
        string application,
        Form form,
        PageContext here,
        DraftCommands drafts,
        TimeProvider clock,
        CancellationToken cancellation) =>
        ScriptAnswers.Saved(
            await drafts.SaveOwnersAsync(
                here.Actor!, round, application, Filled(Typed(form)), form.Optional(SectionModel.VersionField), cancellation),
            clock.GetUtcNow());

    private static List<Owner> Typed(Form form)
    {
        var owners = new List<Owner>();
        for (var i = 0; i <= AnswersCheck.OwnersStorageLimit && form.Ticked($"owners[{i}].name"); i++)
        {
            owners.Add(new Owner(
                form.Text($"owners[{i}].name"), form.Text($"owners[{i}].creditCode"), form.Text($"owners[{i}].kind"),
                form.All($"owners[{i}].contributions"), form.Text($"owners[{i}].sharePercent"), form.Ticked($"owners[{i}].codeConfirmed")));
        }

        return owners;
    }

    /// <summary>Empty rows at the end are only room to type.</summary>
    private static List<Owner> Filled(List<Owner> typed) => typed[..(typed.FindLastIndex(o => !IsEmpty(o)) + 1)];

    private static bool IsEmpty(Owner owner) =>
        owner.Contributions.Count == 0 && $"{owner.Name}{owner.CreditCode}{owner.Kind}{owner.SharePercent}".Trim().Length == 0;

    private static List<Owner> Rows(Work work, int asked, FormState form)
    {
        var own = work.Application;
        Owner[] first = [new(own.OrganisationName, own.CreditCode, "", [], "", CreditCode.IsOutsideCheck(own.CreditCode))];
        var owners = work.Answers.Owners.Count > 0 ? work.Answers.Owners : first;
        var typed = Enumerable.Range(0, AnswersCheck.OwnersStorageLimit)
            .TakeWhile(i => form.Value($"owners[{i}].name", null) is not null)
            .Count();
        var count = typed > 0
            ? typed
            : Math.Min(
                Math.Max(Math.Max(asked, owners.Count), OwnersSettings.Of(work.Programme).MinOwnerKinds),
                AnswersCheck.OwnersStorageLimit);
        return [.. owners.Concat(Enumerable.Repeat(new Owner("", "", "", [], ""), Math.Max(0, count - owners.Count))).Take(count)];
    }
}

public sealed record OwnersModel(Work Work, IReadOnlyList<Owner> Rows, string Version);
