namespace Funding.Local.Demo;

/// <summary>
/// The round of the enterprises: each reaches the threshold or not, one is ineligible, one fills in its tables on pages without scripts and
/// has a wrong cell named by row and column.
/// </summary>
internal static class EnterpriseStages
{
    private const int Experts = 30;
    private const string StampedForm = "stamped-form";
    private const string Subject = "Integration enterprise";

    public static async Task ApplyAsync(DemoYear year)
    {
        foreach (var day in Enterprise.All.GroupBy(e => 2 + (e.Number * 5 % 24)).OrderBy(g => g.Key))
        {
            await year.Pace.GoToAsync(year.Opens.AddDays(day.Key), 10);
            foreach (var enterprise in day)
                await ApplyAsync(year, enterprise);
        }

        await (await year.AdministratorAsync()).SendAsync(
            $"/rounds/{year.Round}/experts", "text/csv", Encoding.UTF8.GetBytes(ExpertList.Csv(Experts)));
        await year.Pace.UntilAsync(() => year.IsAtAsync("recommend"), "the call closes");
    }

    public static Task RecommendAsync(DemoYear year) => RecommendationStage.AllAsync(
        year, Enterprise.All.GroupBy(e => e.Desk).SelectMany(desk => desk).Select(e => (e.Desk, e.Application)));

    public static Task CheckAsync(DemoYear year) => EligibilityStage.ByRulesAsync(
        year, Enterprise.All.Select(e => e.Application),
        "材料齐全；已查询信用和事故记录，无一票否决事项。",
        "未提供任何一种参与方式的证明，不符合申报条件。");

    /// <param name="next">The stage that comes after it.</param>
    /// <param name="experts">So many of the list are in the pool.</param>
    public static async Task ReviewAsync(DemoYear year, string next, int experts = Experts)
    {
        var start = year.Pace.Today;
        for (var day = 1; await year.IsAtAsync("review"); day += 4)
        {
            if (day > 40)
                throw new DemoException("The review does not come to its end.");
            await year.Pace.GoToAsync(start.AddDays(day), 14);
            for (var expert = 1; expert <= experts; expert++)
                await ReviewStage.WorkAsync(year, expert, scores: day > 1);
            await year.Pace.SettleAsync();
        }

        await year.Pace.UntilAsync(() => year.IsAtAsync(next), "every sheet is signed");
    }

    public static async Task DecideAsync(DemoYear year)
    {
        var hash = (await (await year.AdministratorAsync()).GetAsync($"/rounds/{year.Round}/ranking")).GetProperty("hash").GetString()!;
        foreach (var member in (string[])[Persons.FirstMember, Persons.SecondMember])
        {
            await year.Pace.GoToAsync(year.Pace.Today.AddDays(1), 11);
            var visitor = await year.VisitorByMailAsync(member, LinkPurpose.Approve);
            await visitor.OpenAsync(ApproveLinks.Round(year.Round));
            await visitor.SubmitAsync(("confirmation", hash[^4..]));
        }

        await year.Pace.UntilAsync(() => year.IsAtAsync("notice"), "the public notice is out");
        await AnnounceAsync(year);
    }

    /// <summary>Nobody objects; the letters of the result go in office hours.</summary>
    public static async Task AnnounceAsync(DemoYear year)
    {
        await year.Pace.UntilAsync(year.IsAnnouncedAsync, "the round is announced");
        await year.Pace.GoToAsync(year.Services.GetRequiredService<OfficeHours>().Next(year.Pace.Now));
    }

    private static async Task ApplyAsync(DemoYear year, Enterprise enterprise)
    {
        var application = await EnterpriseApplication.BeginAsync(year, enterprise);
        var form = EnterpriseForm.Of(enterprise, year.Opens);
        if (enterprise == Enterprise.ByPages)
            await FillInAsync(year, enterprise, form);
        else
            await application.AnswerAsync(form.Body);
        var slots = DocumentsSettings.Of(year.Programme).Where(s => s.Required && s.When.Counts(form.Fields));
        foreach (var slot in slots.Where(s => s.Id != StampedForm))
            await application.UploadAsync(slot.Id, Subject);
        await application.UploadAsync(StampedForm, Subject);
        await application.SubmitAsync();
    }

    /// <summary>Page after page; a row is added by its button, and a cell that is no number is named and kept.</summary>
    public static async Task FillInAsync(DemoYear year, Enterprise enterprise, EnterpriseForm form)
    {
        var applicant = year.Visitor(enterprise.Email);
        await applicant.SignInAsync();
        foreach (var part in year.Programme.Parts)
        {
            if (part.Kind == FieldsSettings.Kind)
            {
                await applicant.OpenAsync(FieldsLinks.Page(year.Round, enterprise.Application, part.Id));
                await applicant.SubmitAsync([
                    .. part.As<FieldsSettings>().Fields.Where(f => f.When.Counts(form.Fields)).Select(f => (f.Id, form.Fields[f.Id])),
                    ("go", "next")]);
            }
            else if (part.Kind == TableSettings.Kind)
            {
                await FillInAsync(year, applicant, enterprise, form, part);
            }
        }
    }

    private static async Task FillInAsync(
        DemoYear year, DemoVisitor applicant, Enterprise enterprise, EnterpriseForm form, PartOutline part)
    {
        await applicant.OpenAsync(TableLinks.Page(year.Round, enterprise.Application, part.Id));
        for (var rows = Math.Max(1, part.As<TableSettings>().MinRows); rows < form.Tables[part.Id].Count; rows++)
            await applicant.SubmitAsync([
                .. form.CellsOf(part.Id).Where(c => int.Parse(c.Field.Split('[', ']')[1], CultureInfo.InvariantCulture) < rows),
                ("go", "add")]);
        if (part.Id == "investment")
            year.Refused["a cell that is no number"] = await applicant.RefusedAsync(
                [.. form.CellsOf(part.Id).Select(c => c.Field == "investment[1].amount" ? (c.Field, "12,5万") : c), ("go", "next")]);
        await applicant.SubmitAsync([.. form.CellsOf(part.Id), ("go", "next")]);
    }
}
