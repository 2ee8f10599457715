namespace Funding.Local.Demo;

/// <summary>Two members approve; the notice stands, one objection is upheld and one dismissed; the round is announced.</summary>
internal static class DecisionStages
{
    /// <param name="reads">What each member opens before voting; null for the application that was heard last.</param>
    public static async Task ApproveAsync(DemoYear year, Func<DemoYear, DemoVisitor, Task>? reads = null)
    {
        var hash = (await (await year.AdministratorAsync()).GetAsync($"/rounds/{year.Round}/ranking")).GetProperty("hash").GetString()!;
        foreach (var member in (string[])[Persons.FirstMember, Persons.SecondMember])
        {
            await year.Pace.GoToAsync(year.Pace.Today.AddDays(1), 11);
            var visitor = await year.VisitorByMailAsync(member, LinkPurpose.Approve);
            await (reads ?? DefenceStage.ReadAsync)(year, visitor);
            await visitor.OpenAsync(ApproveLinks.Round(year.Round));
            await visitor.SubmitAsync(("confirmation", hash[^4..]));
        }

        await year.Pace.UntilAsync(() => year.IsAtAsync("notice"), "the public notice is out");
    }

    public static async Task NoticeAsync(DemoYear year)
    {
        await year.Pace.GoToAsync(year.Pace.Today.AddDays(1), 16);
        await NoticeDocument.PublishAsync(year);
        var entries = await (await year.AdministratorAsync()).ListAsync($"/rounds/{year.Round}/notice");
        var upheld = await ObjectAsync(year, Persons.Objectors[0], entries[1], "申报材料所列实训设备清单与学院现场情况不符，多台设备并未到位，现场照片可供核查。");
        var dismissed = await ObjectAsync(year, Persons.Objectors[1], entries[3], "认为该单位上一年度技术服务到款额偏高，请主管部门核实其合同与到账凭证。");
        (year.Cast["objection upheld"], year.Cast["objection dismissed"]) = (upheld, dismissed);
        await year.Pace.GoToAsync(year.Pace.Today.AddDays(2), 10);
        await DecideAsync(year, dismissed, false, "经核查合同、发票和银行回单，到款额属实，异议不成立。");
        year.Pace.Tick();
        await DecideAsync(year, upheld, true, "经现场核查，申报设备清单与实际不符，情况属实，异议成立。");
        await year.Pace.UntilAsync(year.IsAnnouncedAsync, "the round is announced");

        // The letters of the result.
        await year.Pace.GoToAsync(year.Services.GetRequiredService<OfficeHours>().Next(year.Pace.Now));
    }

    private static async Task<string> ObjectAsync(DemoYear year, string email, JsonElement entry, string reasons)
    {
        year.Pace.Tick();
        var application = entry.GetProperty("application").GetString()!;
        var citizen = year.Visitor(email);
        await citizen.SignInAsync();
        await citizen.OpenAsync(ApplyLinks.Object(year.Round, application));
        await citizen.SubmitAsync(
            [("name", Persons.NameOf(email.Length + 300)), ("contact", "13800000000"), ("reasons", reasons)],
            [new ChosenFile("documents", "evidence.pdf", Paper.Pdf("Evidence (fictional)", application))]);
        var own = await year.AsAsync(email, Role.Applicant);
        string? id = null;
        await year.Pace.ComesAsync(async () => (id = (await own.ListAsync("/me/objections"))
            .Select(o => o.GetProperty("id").GetString())
            .FirstOrDefault()) is not null);
        return id ?? throw new DemoException($"{email} does not see the objection.");
    }

    private static async Task DecideAsync(DemoYear year, string objection, bool upheld, string reason)
    {
        var officer = await year.VisitorByMailAsync(year.Officers[2], LinkPurpose.ObjectionDesk);
        await officer.OpenAsync(OfficeLinks.Objection(year.Round, objection));
        await officer.SubmitAsync(("decision", upheld ? "upheld" : "dismissed"), ("reason", reason));
    }
}
