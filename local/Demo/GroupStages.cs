namespace Funding.Local.Demo;

/// <summary>
/// The round of the groups: each lead names its members and asks them all by one button, each member consents by its own link, one declines
/// first; one group has too few enterprises; defence, money and countersignature as in the colleges' round.
/// </summary>
internal static class GroupStages
{
    private const int Experts = 30;
    private const string StampedForm = "stamped-form";
    private const string Subject = "Vocational education group";

    public static async Task ApplyAsync(DemoYear year)
    {
        await year.Pace.GoToAsync(year.Opens.AddDays(9), 10);
        foreach (var group in Group.All)
            await FillInAsync(year, group);
        await AnswerAsync(year, Group.All.SelectMany(g => g.Consortium));
        await ChangeAsync(year);
        await AnswerAsync(year, [Group.DeclinesFirst]);
        foreach (var group in Group.All)
            await SubmitAsync(year, group);
        await (await year.AdministratorAsync()).SendAsync(
            $"/rounds/{year.Round}/experts", "text/csv", Encoding.UTF8.GetBytes(ExpertList.Csv(Experts)));
        await year.Pace.UntilAsync(() => year.IsAtAsync("recommend"), "the call closes");
    }

    public static Task RecommendAsync(DemoYear year) =>
        RecommendationStage.AllAsync(year, Group.All.Select(group => (group.Desk, group.Application)));

    public static async Task CheckAsync(DemoYear year)
    {
        // Cannot come on the first morning of the defence.
        year.Cast["corrects"] = Group.ByPages.Application;
        await EligibilityStage.ByRulesAsync(
            year, Group.All.Select(group => group.Application),
            "成员单位均已同意，章程和年度报告齐全，符合申报条件。",
            "企业占成员单位的比例不足60%，不符合申报条件。");
    }

    public static Task ReviewAsync(DemoYear year) => EnterpriseStages.ReviewAsync(year, "defence");

    private static async Task FillInAsync(DemoYear year, Group group)
    {
        year.Pace.Tick();
        var applicant = await year.AsAsync(group.Email, Role.Applicant);
        await applicant.PostAsync($"/rounds/{year.Round}/applications", new
        {
            creditCode = group.Code,
            organisationName = group.Lead,
            applicantKind = group.Kind,
            desk = group.Desk,
        });
        await year.Pace.SettleAsync();
        var form = GroupForm.Of(group, year.Opens);
        var lead = year.Visitor(group.Email);
        await lead.SignInAsync();
        if (group == Group.ByPages)
            await FillInAsync(year, lead, group, form);
        else
            await applicant.PutAsync($"{PathOf(year, group)}/answers", form.Body);
        foreach (var slot in SlotsOf(year, form).Where(s => s != StampedForm))
            await UploadAsync(year, group, slot);
        await lead.OpenAsync(ApplyLinks.Of(ApplyLinks.ConsentsRoute, year.Round, group.Application));
        await lead.SubmitAsync(("all", "yes"));
    }

    /// <summary>Page after page; that the lead is no member beside itself is named and nothing is lost.</summary>
    private static async Task FillInAsync(DemoYear year, DemoVisitor lead, Group group, GroupForm form)
    {
        foreach (var section in FieldsSettings.Of(year.Programme))
        {
            await lead.OpenAsync(FieldsLinks.Page(year.Round, group.Application, section.Id));
            await lead.SubmitAsync([
                .. section.Fields.Where(f => f.When.Counts(form.Fields)).Select(f => (f.Id, form.Fields[f.Id])), ("go", "next")]);
        }

        await lead.OpenAsync(MembersLinks.Page(year.Round, group.Application).With("rows", $"{form.Members.Count}"));
        year.Refused["the lead as a member"] = await lead.RefusedAsync(
            [.. form.Cells.Select(c => c.Field == "members[14].creditCode" ? (c.Field, group.Code) : c), ("go", "next")]);
        await lead.SubmitAsync([.. form.Cells, ("go", "next")]);
    }

    /// <summary>Each comes in by its mail, which goes in office hours; one declines the first time.</summary>
    private static async Task AnswerAsync(DemoYear year, IEnumerable<GroupMember> members)
    {
        await year.Pace.GoToAsync(year.Services.GetRequiredService<OfficeHours>().Next(year.Pace.Now.AddHours(1)));
        foreach (var member in members)
        {
            year.Pace.Tick();
            var visitor = await year.VisitorByMailAsync(member.Email, LinkPurpose.Consent);
            if (member == Group.DeclinesFirst && year.Cast.TryAdd("declines first", member.Group.Application))
                await visitor.SubmitAsync(("reason", "承诺投入超出本校年度预算，请核减后再征求我校意见。"));
            else
                await visitor.SubmitAsync(("confirmation", member.Code[^4..]));
        }
    }

    /// <summary>What the member declined is put right; nobody else is asked again. Until then the application is not taken.</summary>
    private static async Task ChangeAsync(DemoYear year)
    {
        var member = Group.DeclinesFirst;
        var applicant = await year.AsAsync(member.Group.Email, Role.Applicant);
        var path = PathOf(year, member.Group);
        year.Refused["without a member's consent"] =
            await applicant.RefusedAsync(HttpMethod.Post, $"{path}/submit", new { declared = true });
        await applicant.PutAsync($"{path}/answers", GroupForm.Of(member.Group, year.Opens, less: 3).Body);
        await applicant.PostAsync($"{path}/consents", new { party = member.Code });
    }

    private static async Task SubmitAsync(DemoYear year, Group group)
    {
        // Sealed once every member has consented: until then the answers may change.
        await UploadAsync(year, group, StampedForm);
        await (await year.AsAsync(group.Email, Role.Applicant)).PostAsync($"{PathOf(year, group)}/submit", new { declared = true });
    }

    private static async Task UploadAsync(DemoYear year, Group group, string slot) =>
        await (await year.AsAsync(group.Email, Role.Applicant)).SendAsync(
            $"{PathOf(year, group)}/documents?slot={slot}&fileName={slot}.pdf", "application/pdf",
            Paper.Pdf(group.Application, $"{slot} (fictional)", Subject));

    private static IEnumerable<string> SlotsOf(DemoYear year, GroupForm form) =>
        DocumentsSettings.Of(year.Programme).Where(s => s.Required && s.When.Counts(form.Fields)).Select(s => s.Id);

    private static string PathOf(DemoYear year, Group group) => $"/rounds/{year.Round}/applications/{group.Application}";
}
