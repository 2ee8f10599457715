using System.Globalization;
using System.Text;
using Funding.Services.Rounds;
using Funding.Workflows.Programmes;
using Funding.Workflows.Roles;

namespace Funding.Local.Demo;

/// <summary>Launch and call: the forty apply over four weeks; one draft lapses, one is withdrawn, a second application is refused.</summary>
internal static class CallStage
{
    private static readonly string[] Slots = ["stamped-form", "cooperation-agreement", "valuation-report", "charter"];

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
        foreach (var officer in Persons.Officers)
            await GrantAsync(officer, "officer");
        foreach (var desk in year.Services.GetRequiredService<Services.Catalogue.Catalogue>().Programme(DemoYear.ProgrammeId).Desks)
            await GrantAsync(Persons.Recommender(desk.Desk), "recommender", desk.Desk);
    }

    /// <summary>By the command itself: only here are the draw's seed and the pseudonyms' secret given, so that every run draws alike.</summary>
    public static Task LaunchAsync(DemoYear year) => year.Services.GetRequiredService<LaunchCommands>().LaunchAsync(
        new Actor(Services.People.Person.IdOf(Persons.Administrator), Persons.Administrator, new HashSet<Role> { Role.Administrator }, null, "demonstration"),
        new LaunchRequest
        {
            ProgrammeId = DemoYear.ProgrammeId,
            Year = year.Opens.Year,
            Batch = 1,
            NoticeNumber = string.Create(CultureInfo.InvariantCulture, $"教申〔{year.Opens.Year}〕1号"),
            DrawSeed = DemoYear.DrawSeed,
            PseudonymSecret = DemoYear.PseudonymSecret,
            Committee = [Persons.FirstMember, Persons.SecondMember],
            Deputies = [Persons.Deputy],
        });

    public static async Task ApplyAsync(DemoYear year)
    {
        var programme = year.Services.GetRequiredService<Services.Catalogue.Catalogue>().Programme(DemoYear.ProgrammeId);
        year.Cast["lapses"] = Last("taizhou").Application;
        year.Cast["withdrawn"] = Last("jiaxing").Application;
        year.Cast["ineligible"] = Last("huzhou").Application;
        year.Cast["corrects"] = Last("shaoxing").Application;
        year.Cast["silent"] = Last("jinhua").Application;
        foreach (var day in Institutions.All.GroupBy(i => 1 + (i.Number * 7 % 26)).OrderBy(g => g.Key))
        {
            await year.Pace.GoToAsync(year.Opens.AddDays(day.Key), 9, 30);
            foreach (var institution in day)
                await ApplyAsync(year, programme, institution);
        }

        await year.Pace.GoToAsync(year.Opens.AddDays(27), 10);
        var withdrawing = Last("jiaxing");
        await (await year.AsAsync(withdrawing.Email, Role.Applicant)).PostAsync($"/rounds/{year.Round}/applications/{withdrawing.Application}/withdraw", new { confirmation = withdrawing.Application[^4..] });
        var second = Institutions.All[0];
        year.Refused["second application"] = await (await year.AsAsync(second.Email, Role.Applicant)).RefusedAsync(HttpMethod.Post, $"/rounds/{year.Round}/applications", Creation(second));
        await (await year.AdministratorAsync()).SendAsync($"/rounds/{year.Round}/experts", "text/csv", Encoding.UTF8.GetBytes(ExpertList.Csv()));
        await year.Pace.UntilAsync(() => year.IsAtAsync("recommendation"), "the call closes");
    }

    public static Institution Last(string desk) => Institutions.All.Last(i => i.Desk == desk);

    private static async Task ApplyAsync(DemoYear year, Programme programme, Institution institution)
    {
        var applicant = await year.AsAsync(institution.Email, Role.Applicant);
        var path = $"/rounds/{year.Round}/applications/{institution.Application}";
        year.Pace.Tick();
        await applicant.PostAsync($"/rounds/{year.Round}/applications", Creation(institution));
        await year.Pace.SettleAsync();
        await applicant.PutAsync($"{path}/answers", FilledForm.Answers(institution, programme.Fields(), institution.Application == year.Cast["ineligible"] ? 41.2m : 72.5m));
        foreach (var slot in Slots)
        {
            var paper = Paper.Pdf(institution.Application, $"{slot} (fictional)", "Provincial mixed-ownership industry college");
            await applicant.SendAsync($"{path}/documents?slot={slot}&fileName={slot}.pdf", "application/pdf", paper);
        }

        if (institution.Application != year.Cast["lapses"])
            await applicant.PostAsync($"{path}/submit");
    }

    private static object Creation(Institution institution) =>
        new { creditCode = institution.Code, organisationName = institution.Name, applicantKind = institution.Kind, desk = institution.Desk };
}
