namespace Funding.Local.Demo;

/// <summary>
/// The round of the studios: school, enterprise and master consent by their own links; one names the master of another studio and is
/// refused; one master has neither level nor honour.
/// </summary>
internal static class StudioStages
{
    /// <summary>Few enough that some visit two studios.</summary>
    public const int Experts = 12;

    private const string StampedForm = "stamped-form";

    public static async Task ApplyAsync(DemoYear year)
    {
        await year.Pace.GoToAsync(year.Opens.AddDays(8), 10);
        foreach (var studio in Studio.All)
            await FillInAsync(year, studio);
        await AnswerAsync(year, Studio.All.Select(s => (s.PartnerEmail, s.PartnerCode)).Concat(
            Studio.All.Select(s => (s.MasterEmail, s == Studio.Mistaken ? Studio.Earlier.Identity : s.Identity))));
        foreach (var studio in Studio.All.Where(s => s != Studio.Mistaken))
            await SubmitAsync(year, studio);
        await CorrectAsync(year, Studio.Mistaken);
        await (await year.AdministratorAsync()).SendAsync(
            $"/rounds/{year.Round}/experts", "text/csv", Encoding.UTF8.GetBytes(ExpertList.Csv(Experts)));
        await year.Pace.UntilAsync(() => year.IsAtAsync("recommend"), "the call closes");
    }

    public static Task RecommendAsync(DemoYear year) =>
        RecommendationStage.AllAsync(year, Studio.All.Select(studio => (studio.Desk, studio.Application)));

    public static async Task CheckAsync(DemoYear year)
    {
        // Cannot come on the first morning of the defence.
        year.Cast["corrects"] = Studio.All[0].Application;
        await EligibilityStage.ByRulesAsync(
            year, Studio.All.Select(studio => studio.Application),
            "证书、合同和共建协议齐全，校企双方及领衔人均已同意，符合条件。",
            "领衔人未达到高级技师，也没有省级以上荣誉，不符合条件。");
    }

    private static async Task FillInAsync(DemoYear year, Studio studio)
    {
        year.Pace.Tick();
        var (applicant, path) = (await year.AsAsync(studio.Email, Role.Applicant), PathOf(year, studio));
        await applicant.PostAsync($"/rounds/{year.Round}/applications", new
        {
            creditCode = studio.Code,
            organisationName = studio.Lead,
            applicantKind = studio.Kind,
            desk = studio.Desk,
        });
        await year.Pace.SettleAsync();
        var master = studio == Studio.Mistaken ? Studio.Earlier : studio;
        await applicant.PutAsync($"{path}/answers", StudioForm.Of(studio, master, year.Opens));
        await applicant.PutAsync($"{path}/persons/master/identity", new { number = master.Identity });
        foreach (var slot in DocumentsSettings.Of(year.Programme).Where(s => s.Required && s.Id != StampedForm))
            await UploadAsync(year, studio, slot.Id);
        foreach (var party in new[] { studio.PartnerCode, "master" })
            await applicant.PostAsync($"{path}/consents", new { party });
    }

    /// <summary>Each comes in by its mail, which goes in office hours, and types the end of the number that only it knows.</summary>
    private static async Task AnswerAsync(DemoYear year, IEnumerable<(string Email, string Number)> parties)
    {
        await year.Pace.GoToAsync(year.Services.GetRequiredService<OfficeHours>().Next(year.Pace.Now.AddHours(1)));
        foreach (var (email, number) in parties)
        {
            year.Pace.Tick();
            var visitor = await year.VisitorByMailAsync(email, LinkPurpose.Consent);
            await visitor.SubmitAsync(("confirmation", number[^4..]));
        }
    }

    /// <summary>A master leads one studio: what is refused is put right, and the master asked again.</summary>
    private static async Task CorrectAsync(DemoYear year, Studio studio)
    {
        var (applicant, path) = (await year.AsAsync(studio.Email, Role.Applicant), PathOf(year, studio));
        var form = await UploadAsync(year, studio, StampedForm);
        year.Refused["another studio's master"] =
            await applicant.RefusedAsync(HttpMethod.Post, $"{path}/submit", new { declared = true });
        await applicant.DeleteAsync($"{path}/documents/{form}");
        await applicant.PutAsync($"{path}/persons/master/identity", new { number = studio.Identity });
        await applicant.PutAsync($"{path}/answers", StudioForm.Of(studio, studio, year.Opens));
        await applicant.PostAsync($"{path}/consents", new { party = "master" });
        await AnswerAsync(year, [(studio.MasterEmail, studio.Identity)]);
        await SubmitAsync(year, studio);
    }

    private static async Task SubmitAsync(DemoYear year, Studio studio)
    {
        // Sealed once everybody has consented: until then the answers may change.
        await UploadAsync(year, studio, StampedForm);
        await (await year.AsAsync(studio.Email, Role.Applicant)).PostAsync($"{PathOf(year, studio)}/submit", new { declared = true });
    }

    /// <returns>Its id.</returns>
    private static async Task<string> UploadAsync(DemoYear year, Studio studio, string slot) =>
        (await (await year.AsAsync(studio.Email, Role.Applicant)).SendAsync(
            $"{PathOf(year, studio)}/documents?slot={slot}&fileName={slot}.pdf", "application/pdf",
            Paper.Pdf(studio.Application, $"{slot} (fictional)", "Skill-master studio"))).GetProperty("id").GetString()!;

    private static string PathOf(DemoYear year, Studio studio) => $"/rounds/{year.Round}/applications/{studio.Application}";
}
