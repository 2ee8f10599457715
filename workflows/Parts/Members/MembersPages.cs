namespace Funding.Workflows.Parts.Members;

/// <summary>The members, a row each; rows come and go by buttons of the form, or are read from a list.</summary>
internal static class MembersPages
{
    private const int Megabytes = 2;

    public static void Map(IEndpointRouteBuilder apply)
    {
        apply.MapForm(MembersLinks.PageRoute, ShowAsync, SaveAsync);
        apply.MapAct(MembersLinks.ListRoute, ShowAsync, ReadListAsync)
            .WithMetadata(new RequestSizeLimitAttribute((Megabytes + 1) << 20));
        apply.MapPage(MembersLinks.TemplateRoute, TemplateAsync);
        apply.MapPost(MembersLinks.AutosaveRoute, AutosaveAsync).AddEndpointFilter(ScriptAnswers.Refusals);
    }

    /// <summary>All rows of a sound list, or none and what is wrong with each.</summary>
    private static async Task<IResult> ReadListAsync(
        string round, string application, Form form, PageContext here, DraftCommands drafts, ApplicationStore applications,
        RoundStore rounds, Texts<MembersText> texts, CancellationToken cancellation)
    {
        var stored = await applications.GetOwnAsync(here.Actor!, round, application, cancellation);
        var rules = RulesOf(await rounds.GetProgrammeAsync(round, cancellation));
        var list = MemberList.Read(rules, await BytesAsync(form, rules, cancellation), stored.Value.CreditCode);
        if (list.Problems.Count > 0) throw new RefusedException(list.Problems);
        await drafts.AddMembersAsync(here.Actor!, round, application, rules, list.Members, cancellation);
        return Page.Redirect(MembersLinks.Page(round, application), texts["list.done", list.Members.Count]);
    }

    private static Task<byte[]> BytesAsync(Form form, MembersSettings rules, CancellationToken cancellation)
    {
        var columns = MemberColumns.Form(rules);
        return form.Files.GetFile("file") is { Length: > 0 } file
            ? ListUpload.ReadAsync(file, columns, Megabytes, cancellation)
            : throw new RefusedException(ListRefusals.Empty(columns));
    }

    private static async Task<IResult> TemplateAsync(
        string round, string application, PageContext here, ApplicationStore applications, RoundStore rounds, Texts<MembersText> texts,
        CancellationToken cancellation)
    {
        await applications.GetOwnAsync(here.Actor!, round, application, cancellation);
        var rules = RulesOf(await rounds.GetProgrammeAsync(round, cancellation));
        return await SheetDownload.OfAsync(
            here.Http,
            [
                .. ListTemplate.Of(
                    MemberColumns.Form(rules), Bilingual.Same(texts["title"]),
                    c => rules.Asks.FirstOrDefault(q => q.Id == c.Id)?.Hint, here.IsEnglish),
                new ExportTable([texts["kind"], "id"], ListTemplate.Rows(
                    [.. rules.Kinds.Select(k => (IReadOnlyList<object?>)[k.Name.In(here.Language), k.Id])]))
                {
                    Sheet = texts["kind"],
                },
            ],
            "members.xlsx",
            cancellation);
    }

    private static async Task<IResult> ShowAsync(
        string round, string application, string? check, int? rows, PageContext here, WorkQueries reader, CancellationToken cancellation)
    {
        var work = await reader.ReadAsync(here.Actor!, round, application, cancellation);
        var rules = RulesOf(work.Programme);
        var shown = RowForm.Shown(
            work.Answers.Members(), i => here.Form.Value($"{MemberRows.Field}[{i}].name", null) is not null, rows ?? 0, 1, rules.Max,
            Member.Empty);
        return PartForm.Elsewhere(work, MembersLinks.Page(round, application), check, here)
            ?? Page.Render<MembersPage, MembersModel>(new MembersModel(work, rules, shown, MembersDraftCommands.VersionOf(work.Answers)));
    }

    private static async Task<IResult> SaveAsync(
        string round, string application, Form form, PageContext here, DraftCommands drafts, ApplicationStore applications,
        RoundStore rounds, Texts<ApplyText> texts, CancellationToken cancellation)
    {
        var programme = await rounds.GetProgrammeAsync(round, cancellation);
        var rules = RulesOf(programme);
        var typed = Typed(rules, form);
        var act = form.Text("go");
        RowForm.Take(typed, act);
        var filled = Filled(typed);
        await drafts.SaveMembersAsync(here.Actor!, round, application, filled, form.Optional(PartForm.VersionField), cancellation);
        var lead = (await applications.GetAsync(round, application, cancellation)).Value.CreditCode;
        var unusable = MembersCheck.Unusable(rules, filled, lead).ToList();
        var page = MembersLinks.Page(round, application);
        if (RowForm.Again(act, page, typed.Count, rules.Max, MemberRows.Field, "name") is { } to)
            return unusable.Count > 0 ? Page.Redirect(to) : PartForm.Saved(to, texts);
        PartForm.DemandUsable(unusable, page, programme, round, application);
        return PartForm.Saved(form, page, programme, round, application, texts);
    }

    private static async Task<IResult> AutosaveAsync(
        string round, string application, Form form, PageContext here, DraftCommands drafts, ApplicationStore applications,
        RoundStore rounds, TimeProvider clock, CancellationToken cancellation)
    {
        var rules = RulesOf(await rounds.GetProgrammeAsync(round, cancellation));
        var filled = Filled(Typed(rules, form));
        var version = await drafts.SaveMembersAsync(
            here.Actor!, round, application, filled, form.Optional(PartForm.VersionField), cancellation);
        var lead = (await applications.GetAsync(round, application, cancellation)).Value.CreditCode;
        return ScriptAnswers.Saved(version, clock.GetUtcNow(), here.Language, MembersCheck.Unusable(rules, filled, lead));
    }

    private static List<Member> Typed(MembersSettings rules, Form form)
    {
        var members = new List<Member>();
        for (var i = 0; i <= MembersSettings.Most && form.Ticked($"{MemberRows.Field}[{i}].name"); i++)
        {
            var at = $"{MemberRows.Field}[{i}]";
            members.Add(new Member(
                form.Text($"{at}.name"), form.Text($"{at}.creditCode"), form.Text($"{at}.kind"), form.Text($"{at}.mailbox"),
                rules.Asks.Select(q => KeyValuePair.Create(q.Id, form.Text($"{at}.{q.Id}"))).Where(a => a.Value.Length > 0).ToDictionary())
            {
                CodeConfirmed = form.Ticked($"{at}.codeConfirmed"),
            });
        }

        return members;
    }

    private static List<Member> Filled(List<Member> typed) => RowForm.Filled(
        typed, m => string.IsNullOrWhiteSpace(string.Concat([m.Name, m.CreditCode, m.Kind, m.Mailbox, .. m.Answers.Values])));

    private static MembersSettings RulesOf(Programme programme) => MembersSettings.Find(programme) ?? throw PartForm.NoSuchPage();
}

/// <param name="Version">What the page was filled from.</param>
public sealed record MembersModel(Work Work, MembersSettings Rules, IReadOnlyList<Member> Rows, string Version)
{
    private readonly IReadOnlyList<ConsentParty> parties = MemberConsents.Of(Rules, Work.Application, Work.Answers);

    /// <summary>Who is asked for a consent in a row, as it was saved; null for one without a code.</summary>
    public ConsentParty? PartyAt(int row) => parties.InRow(MemberRows.Field, row);
}
