namespace Funding.Local.Demo;

/// <summary>Departments countersign by mailed links; one objects to an application, which an officer keeps.</summary>
internal static class CountersignStage
{
    private const string Reason = "首期投入的银行凭证未随申报材料提供，请核实后再予推荐。";
    private const string Kept = "已核验银行凭证和审计报告，投入足额到位，予以保留。";

    /// <summary>An administrator names one person for each department, as soon as the round is launched.</summary>
    public static async Task NameAsync(DemoYear year)
    {
        var administrator = year.Visitor(Persons.Administrator);
        await administrator.SignInAsync();
        foreach (var (index, department) in Departments(year).Index())
        {
            year.Pace.Tick();
            await administrator.OpenAsync(
                StagePlace.Url(Audience.Office, year.Round, Id(year), "departments", department.Id));
            await administrator.SubmitAsync(("name", Persons.NameOf(400 + index)), ("email", Persons.Department(department.Id)));
        }
    }

    public static async Task RunAsync(DemoYear year)
    {
        await year.Pace.GoToAsync(year.Pace.Today.AddDays(1), 10);
        foreach (var department in Departments(year))
        {
            year.Pace.Tick();
            var visitor = await year.VisitorByMailAsync(Persons.Department(department.Id), CountersignLetters.Purpose);
            var page = CountersignLetters.PageOf(year.Round, Id(year), department.Id);
            if (department.Id == Objecting(year))
                await ObjectAsync(year, visitor, page);
            await visitor.OpenAsync(page);
            await visitor.SubmitAsync(("confirmation", visitor.TextOf("#sign .hint")[^4..]));
        }

        await year.Pace.GoToAsync(year.Pace.Today.AddDays(1), 10);
        var officer = await year.VisitorByMailAsync(year.Officers[2], LinkPurpose.OfficerDesk);
        await officer.OpenAsync(StagePlace.Url(Audience.Office, year.Round, Id(year), "cases", year.Cast["countersign objection"]));
        await officer.SubmitAsync(("decision", "keep"), ("reason", Kept));
        await year.Pace.UntilAsync(() => year.IsAtAsync("approve"), "every department has signed, and the ranking is there");
    }

    /// <summary>Everybody signed, the objection is decided, and the department that objected was told.</summary>
    public static async Task<Check> CheckAsync(DemoYear year, DemoRows rows)
    {
        var stage = rows.Round.Stages.Of(Id(year));
        var signed = (await year.Services.GetRequiredService<CountersignStore>().StateAsync(year.Round, stage, null)).Answers;
        var told = (await year.Services.GetRequiredService<Mailbox>().ListAsync(Persons.Department(Objecting(year)), 100)).Entries
            .Any(m => m.Subject.Contains("保留申报", StringComparison.Ordinal));
        var kept = rows.Audit.Count(n => n.Action == "case-kept");
        return new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Departments(year).Count} 个部门会签，一项异议已处理 / {Departments(year).Count} departments countersign, one objection is decided"),
            signed.Count == Departments(year).Count && signed.Sum(a => a.Objections) == 1 && kept == 1 && told,
            string.Create(CultureInfo.InvariantCulture, $"{signed.Count} signed, {kept} kept"));
    }

    /// <summary>That of finance, or the last one where it does not countersign.</summary>
    private static string Objecting(DemoYear year) =>
        (Departments(year).FirstOrDefault(d => d.Id == "finance") ?? Departments(year)[^1]).Id;

    private static async Task ObjectAsync(DemoYear year, DemoVisitor visitor, string page)
    {
        await visitor.OpenAsync(page);
        var first = visitor.TextOf("main tbody code");
        year.Cast["countersign objection"] = first;
        await visitor.OpenAsync($"{page}/{first}");
        await visitor.SubmitAsync(("reason", Reason));
    }

    private static IReadOnlyList<CountersigningDepartment> Departments(DemoYear year) => CountersignSettings.Of(year.Programme).Departments;

    private static StageKey Id(DemoYear year) => year.StageOf(CountersignSettings.Kind);
}
