namespace Funding.Local.Demo;

/// <summary>An application of an enterprise in the round that is played, by the API.</summary>
internal sealed record EnterpriseApplication(DemoClient Applicant, Enterprise Enterprise, string Path)
{
    public static async Task<EnterpriseApplication> BeginAsync(DemoYear year, Enterprise enterprise)
    {
        year.Pace.Tick();
        var applicant = await year.AsAsync(enterprise.Email, Role.Applicant);
        await applicant.PostAsync($"/rounds/{year.Round}/applications", new
        {
            creditCode = enterprise.Code,
            organisationName = enterprise.Name,
            applicantKind = enterprise.Kind,
            desk = enterprise.Desk,
        });
        await year.Pace.SettleAsync();
        return new(applicant, enterprise, $"/rounds/{year.Round}/applications/{enterprise.Application}");
    }

    public Task AnswerAsync(object answers) => Applicant.PutAsync($"{Path}/answers", answers);

    public Task UploadAsync(string slot, string subject) => Applicant.SendAsync(
        $"{Path}/documents?slot={slot}&fileName={slot}.pdf", "application/pdf",
        Paper.Pdf(Enterprise.Application, $"{slot} (fictional)", subject));

    public Task SubmitAsync() => Applicant.PostAsync($"{Path}/submit", new { declared = true });
}
