namespace Funding.Local.Demo;

/// <summary>
/// An application as a person makes it: signs in by a mailed link, fills in page after page, uploads, asks its partner, submits.
/// </summary>
internal static class PagesOfApplicant
{
    public static async Task FillInAsync(
        DemoYear year, Programme programme, Institution institution, FilledForm filled, IReadOnlyList<string> slots)
    {
        var (round, application) = (year.Round, institution.Application);
        var applicant = year.Visitor(institution.Email);
        await applicant.SignInAsync();
        await applicant.OpenAsync(ApplyLinks.New(round));
        await applicant.SubmitAsync(
            ("creditCode", institution.Code),
            ("organisationName", institution.Name),
            ("applicantKind", institution.Kind),
            ("desk", institution.Desk));
        await year.Pace.SettleAsync();
        foreach (var section in FieldsSettings.Of(programme))
        {
            await FillInAsync(
                applicant, round, application, section,
                f => f.Type == FieldType.Phone ? Misprinted(filled.Fields[f.Id]) : filled.Fields[f.Id]);
        }

        await applicant.OpenAsync(OwnersLinks.Page(round, application));
        await applicant.SubmitAsync([.. filled.Owners.SelectMany(Typed), ("go", "next")]);
        foreach (var slot in slots)
        {
            await UploadAsync(applicant, round, institution, slot);
        }

        await applicant.OpenAsync(ApplyLinks.Of(ApplyLinks.ConsentsRoute, round, application));
        await applicant.SubmitAsync(("party", institution.PartnerCode));
    }

    /// <summary>
    /// Once the partner has consented. A number is corrected after the form was printed and sealed: what was scanned is of other answers,
    /// and what was consented to is not.
    /// </summary>
    public static async Task SubmitAsync(
        DemoYear year, Programme programme, Institution institution, FilledForm filled, IReadOnlyList<string> slots)
    {
        var (round, application) = (year.Round, institution.Application);
        var applicant = year.Visitor(institution.Email);
        await applicant.SignInAsync();
        var misprinted = FieldsSettings.Of(programme).First(s => s.Fields.Any(f => f.Type == FieldType.Phone));
        await FillInAsync(applicant, round, application, misprinted, f => filled.Fields[f.Id]);
        var own = await year.AsAsync(institution.Email, Role.Applicant);
        var path = $"/rounds/{round}/applications/{application}";
        year.Refused["stale form"] = await own.RefusedAsync(HttpMethod.Post, $"{path}/submit", new { declared = true });
        var stale = (await own.GetAsync(path)).GetProperty("documents").EnumerateArray()
            .Single(d => d.GetProperty("slot").GetString() == slots[0]).GetProperty("id").GetString()!;
        await applicant.OpenAsync(DocumentsLinks.Page(round, application));
        await applicant.PressAsync(DocumentsLinks.Remove(round, application, stale));
        await UploadAsync(applicant, round, institution, slots[0]);

        await applicant.OpenAsync(ApplyLinks.Of(ApplyLinks.SubmitRoute, round, application));
        await applicant.SubmitAsync(("declared", "yes"));
    }

    private static async Task FillInAsync(
        DemoVisitor applicant, string round, string application, FormSection section, Func<FormField, string> answer)
    {
        await applicant.OpenAsync(FieldsLinks.Page(round, application, section.Id));
        await applicant.SubmitAsync([.. section.Fields.Select(f => (f.Id, answer(f))), ("go", "next")]);
    }

    private static async Task UploadAsync(DemoVisitor applicant, string round, Institution institution, string slot)
    {
        await applicant.OpenAsync(DocumentsLinks.Page(round, institution.Application));
        await applicant.SubmitAsync([], [new ChosenFile($"documents.{slot}", $"{slot}.pdf", CallStage.Document(institution, slot))]);
    }

    /// <summary>The scan that was sealed before the correction was refused, and the one that was taken is of the answers.</summary>
    public static async Task<Check> CheckAsync(DemoYear year, DemoRows rows)
    {
        var application = rows.Applications[CallStage.ByPages.Application];
        var answers = await year.Services.GetRequiredService<ApplicationStore>().ReadSubmittedAsync(application);
        var code = FormCode.Of(application, answers);
        var scans = application.Documents.Where(d => d.Form is not null).ToList();
        return new(
            "旧扫描件被拒，重新上传 / a stale scan is refused, a new one taken",
            year.Refused.GetValueOrDefault("stale form") == "document-stale-form"
                && scans.Count == 1 && !scans[0].IsStale(code),
            $"{year.Refused.GetValueOrDefault("stale form")} {code}");
    }

    private static string Misprinted(string number) => number[..^1] + (char)('0' + ((number[^1] - '0' + 1) % 10));

    private static IEnumerable<(string, string)> Typed(FilledOwner owner, int number) =>
    [
        ($"owners[{number}].name", owner.Name),
        ($"owners[{number}].creditCode", owner.CreditCode),
        ($"owners[{number}].kind", owner.Kind),
        .. owner.Contributions.Select(c => ($"owners[{number}].contributions", c)),
        ($"owners[{number}].sharePercent", owner.SharePercent),
        ($"owners[{number}].stateOwned", owner.StateOwned),
        ($"owners[{number}].filingNumber", owner.FilingNumber),
        .. owner.Mailbox.Length > 0 ? [($"owners[{number}].mailbox", owner.Mailbox)] : Array.Empty<(string, string)>(),
    ];
}
