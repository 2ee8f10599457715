namespace Funding.Local.Demo;

/// <summary>
/// Launch and call: the forty apply over four weeks, each once its partner has consented by mail; one draft lapses, one is withdrawn, a
/// second application is refused.
/// </summary>
internal static class CallStage
{
    /// <summary>The institution that fills in the pages; the others send theirs through the HTTP API.</summary>
    public static Institution ByPages => Institutions.All[0];

    private const string StampedForm = "stamped-form";
    private static readonly string[] Slots = [StampedForm, "cooperation-agreement", "valuation-report", "charter"];

    public static async Task InviteAsync(DemoYear year)
    {
        var admin = await year.AdministratorAsync();
        var number = 100;
        async Task GrantAsync(string email, string role, string? desk = null)
        {
            year.Pace.Tick();
            await admin.PostAsync("/people", new { email, role, desk, name = Persons.NameOf(++number) });
        }

        await GrantAsync(Persons.SecondAdministrator, "administrator");
        foreach (var member in (string[])[Persons.FirstMember, Persons.SecondMember, Persons.Deputy])
            await GrantAsync(member, "committee");
        await StaffList.InviteAsync(year, number);
    }

    /// <param name="issuer">Who issues the notice, as its number begins.</param>
    public static async Task LaunchAsync(DemoYear year, string issuer, int number) =>
        await (await year.AdministratorAsync()).PostAsync("/rounds", new
        {
            programme = year.ProgrammeId,
            year = year.Opens.Year,
            batch = 1,
            noticeNumber = string.Create(CultureInfo.InvariantCulture, $"{issuer}〔{year.Opens.Year}〕{number}号"),
            committee = new[] { Persons.FirstMember, Persons.SecondMember },
            deputies = new[] { Persons.Deputy },
        });

    public static async Task ApplyAsync(DemoYear year)
    {
        var programme = year.Programme;
        year.Cast["lapses"] = Last("taizhou").Application;
        year.Cast["withdrawn"] = Last("jiaxing").Application;
        year.Cast["ineligible"] = Last("huzhou").Application;
        year.Cast["corrects"] = Last("shaoxing").Application;
        year.Cast["silent"] = Last("jinhua").Application;
        var consents = new Consents(year);
        foreach (var day in Institutions.All.GroupBy(i => 1 + (i.Number * 7 % 26)).OrderBy(g => g.Key))
        {
            await year.Pace.GoToAsync(year.Opens.AddDays(day.Key), 9, 30);
            await consents.AnswerAsync(i => ChangeAsync(year, programme, i));
            foreach (var institution in day)
                await ApplyAsync(year, programme, institution, consents);
        }

        foreach (var last in new[] { 28, 29 })
        {
            await year.Pace.GoToAsync(year.Opens.AddDays(last), 10);
            await consents.AnswerAsync(i => ChangeAsync(year, programme, i));
        }

        var withdrawing = Last("jiaxing");
        await (await year.AsAsync(withdrawing.Email, Role.Applicant)).PostAsync(
            $"/rounds/{year.Round}/applications/{withdrawing.Application}/withdraw", new { confirmation = withdrawing.Application[^4..] });
        var second = Institutions.All[0];
        year.Refused["second application"] = await (await year.AsAsync(second.Email, Role.Applicant)).RefusedAsync(
            HttpMethod.Post, $"/rounds/{year.Round}/applications", Creation(second));
        await (await year.AdministratorAsync()).SendAsync(
            $"/rounds/{year.Round}/experts", "text/csv", Encoding.UTF8.GetBytes(ExpertList.Csv()));
        await year.Pace.UntilAsync(() => year.IsAtAsync("recommend"), "the call closes");
    }

    public static Institution Last(string desk) => Institutions.All.Last(i => i.Desk == desk);

    private static async Task ApplyAsync(DemoYear year, Programme programme, Institution institution, Consents consents)
    {
        year.Pace.Tick();
        if (institution == ByPages)
        {
            var filled = Filled(year, programme, institution);
            await PagesOfApplicant.FillInAsync(year, programme, institution, filled, Slots);
            consents.Await(institution, () => PagesOfApplicant.SubmitAsync(year, programme, institution, filled, Slots));
            return;
        }

        var applicant = await year.AsAsync(institution.Email, Role.Applicant);
        var path = $"/rounds/{year.Round}/applications/{institution.Application}";
        await applicant.PostAsync($"/rounds/{year.Round}/applications", Creation(institution));
        await year.Pace.SettleAsync();
        await applicant.PutAsync($"{path}/answers", Filled(year, programme, institution).Body);
        foreach (var slot in Slots.Where(s => s != StampedForm))
            await UploadAsync(slot);
        if (institution.Application == year.Cast["lapses"])
        {
            await UploadAsync(StampedForm);
            return;
        }

        await applicant.PostAsync($"{path}/consents", new { party = institution.PartnerCode });
        consents.Await(institution, async () =>
        {
            // Sealed once the partner has consented: until then the answers may change.
            await UploadAsync(StampedForm);
            await applicant.PostAsync($"{path}/submit", new { declared = true });
        });

        Task UploadAsync(string slot) => applicant.SendAsync(
            $"{path}/documents?slot={slot}&fileName={slot}.pdf", "application/pdf", Document(institution, slot));
    }

    /// <summary>What its partner refused is put right: one percent more for it. Until then the application is not taken.</summary>
    private static async Task ChangeAsync(DemoYear year, Programme programme, Institution institution)
    {
        var applicant = await year.AsAsync(institution.Email, Role.Applicant);
        var path = $"/rounds/{year.Round}/applications/{institution.Application}";
        year.Refused["without consent"] = await applicant.RefusedAsync(HttpMethod.Post, $"{path}/submit", new { declared = true });
        await applicant.PutAsync($"{path}/answers", Filled(year, programme, institution, more: 1).Body);
        await applicant.PostAsync($"{path}/consents", new { party = institution.PartnerCode });
    }

    public static byte[] Document(Institution institution, string slot) =>
        Paper.Pdf(institution.Application, $"{slot} (fictional)", "Provincial mixed-ownership industry college");

    private static FilledForm Filled(DemoYear year, Programme programme, Institution institution, decimal more = 0) => FilledForm.Of(
        institution, FieldsSettings.AllOf(programme), institution.Application == year.Cast["ineligible"] ? 41.2m : null, more);

    private static object Creation(Institution institution) =>
        new
        {
            creditCode = institution.Code,
            organisationName = institution.Name,
            applicantKind = institution.Kind,
            desk = institution.Desk
        };
}
