namespace Funding.Local.Demo;

/// <summary>An application as a person makes it: signs in by a mailed link, fills in page after page, uploads, submits.</summary>
internal static class PagesOfApplicant
{
    public static async Task ApplyAsync(
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
            await applicant.OpenAsync(FieldsLinks.Page(round, application, section.Id));
            await applicant.SubmitAsync([.. section.Fields.Select(f => (f.Id, filled.Fields[f.Id])), ("go", "next")]);
        }

        await applicant.OpenAsync(OwnersLinks.Page(round, application));
        await applicant.SubmitAsync([.. filled.Owners.SelectMany(Typed), ("go", "next")]);
        foreach (var slot in slots)
        {
            await applicant.OpenAsync(DocumentsLinks.Page(round, application));
            await applicant.SubmitAsync([], [new ChosenFile($"documents.{slot}", $"{slot}.pdf", CallStage.Document(institution, slot))]);
        }

        await applicant.OpenAsync(ApplyLinks.Of(ApplyLinks.SubmitRoute, round, application));
        await applicant.SubmitAsync(("declared", "yes"));
    }

    private static IEnumerable<(string, string)> Typed(FilledOwner owner, int number) =>
    [
        ($"owners[{number}].name", owner.Name),
        ($"owners[{number}].creditCode", owner.CreditCode),
        ($"owners[{number}].kind", owner.Kind),
        .. owner.Contributions.Select(c => ($"owners[{number}].contributions", c)),
        ($"owners[{number}].sharePercent", owner.SharePercent),
    ];
}
