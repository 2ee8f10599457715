namespace Funding.Pages.Tests.Api;

/// <summary>Takes a round through its stages by calls of the API alone, on the host's clock.</summary>
public sealed class RoundDriver(ApiHost host, string round)
{
    /// <summary>The body of a submission.</summary>
    public static readonly object Declared = new { declared = true };

    private JsonNode? programme;

    public string Id => round;

    public static async Task<ApiAnswer> TryLaunchAsync(ApiHost host, object body)
    {
        await host.AsAsync(Role.Committee, "member1@committee.example");
        await host.AsAsync(Role.Committee, "member2@committee.example");
        return await (await host.AsAsync(Role.Administrator, "admin@office.example")).PostAsync("rounds", body);
    }

    /// <summary>A round whose call opens today. The first batch is the calendar's, which may launch it at any moment.</summary>
    public static async Task<RoundDriver> LaunchAsync(ApiHost host, int batch)
    {
        var launched = await TryLaunchAsync(host, new { programme = Samples.Programme, year = 2026, batch, noticeNumber = "教职成〔2026〕12号" });
        return new RoundDriver(host, (string)launched.Must(HttpStatusCode.Created).Json["id"]!);
    }

    public async Task<JsonNode> ReadAsync() => (await host.Anonymous().GetAsync($"rounds/{round}")).Ok().Json;

    /// <summary>The end of the call's last day in Shanghai.</summary>
    public async Task<DateTimeOffset> CallClosesAsync() =>
        ShanghaiTime.CloseOf((await host.Services.GetRequiredService<RoundStore>().GetAsync(round)).Value.CloseOf(CallStage.Kind));

    public Task<ApiClient> ApplicantAsync(int number) => host.AsAsync(Role.Applicant, $"applicant{number}@college.example");

    public string Application(int number, string rest = "") => $"rounds/{round}/applications/{Samples.Code(number)}-1{rest}";

    public async Task<ApiAnswer> TrySubmitAsync(int number) =>
        await (await ApplicantAsync(number)).PostAsync(Application(number, "/submit"), Declared);

    public async Task<ApiAnswer> CreateAsync(int number, string desk = "hangzhou") =>
        await (await ApplicantAsync(number)).PostAsync(
            $"rounds/{round}/applications",
            new
            {
                creditCode = Samples.Code(number),
                organisationName = $"第{number}职业技术学院",
                applicantKind = "higher-vocational-college",
                desk,
                id = $"{Samples.Code(number)}-1"
            });

    public async Task<Dictionary<string, object?>> AnswersAsync(int number, string share = "40.00") =>
        Samples.Answers(programme ??= (await host.Anonymous().GetAsync($"rounds/{round}/programme")).Ok().Json, number, share);

    /// <summary>Creates, answers and attaches all that is required; every party consents.</summary>
    public async Task FillAsync(int number, string desk = "hangzhou")
    {
        var applicant = await ApplicantAsync(number);
        (await CreateAsync(number, desk)).Ok();
        (await applicant.PutAsync(Application(number, "/answers"), await AnswersAsync(number))).Ok();
        foreach (var slot in new[] { "stamped-form", "cooperation-agreement", "valuation-report", "charter" })
        {
            (await UploadAsync(number, slot, Samples.Pdf())).Must(HttpStatusCode.Created);
        }

        await host.Services.ConsentAsync(round, $"{Samples.Code(number)}-1");
    }

    public async Task<ApiAnswer> UploadAsync(
        int number, string slot, byte[] content, string name = "材料.pdf", string type = "application/pdf")
    {
        using var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue(type);
        return await (await ApplicantAsync(number)).SendAsync(
            HttpMethod.Post, Application(number, $"/documents?slot={slot}&fileName={Uri.EscapeDataString(name)}"), body);
    }

    public async Task SubmitAsync(int number, string desk = "hangzhou")
    {
        await FillAsync(number, desk);
        (await (await ApplicantAsync(number)).PostAsync(Application(number, "/submit"), Declared)).Ok();
    }

    private async Task<string> StatusAsync()
    {
        var client = host.Services.GetRequiredService<DurableTaskClient>();
        return $"{await client.GetInstanceAsync(HomeWalker.InstanceId(round))}";
    }

    private async Task<string> StandsAtAsync()
    {
        var read = await ReadAsync();
        return (string)read["standing"]! is var standing && standing == "running" ? (string)read["stage"]! : standing;
    }

    /// <summary>Lets days pass until the round is in the stage, or has ended so.</summary>
    public async Task ReachAsync(string stage, int days = 60)
    {
        for (var day = 0; day <= days; day++)
        {
            for (var look = 0; look < (days == 0 ? 400 : day == 0 ? 3 : 40); look++)
            {
                if (await StandsAtAsync() == stage)
                {
                    return;
                }

                await Task.Delay(25);

                // A wake-up that got lost, or an activity tried again: both take seconds of the round's clock.
                host.Clock.Advance(TimeSpan.FromSeconds(days == 0 ? 5 : 0));
            }

            if (day < days)
            {
                host.Clock.Advance(TimeSpan.FromDays(1));
            }
        }

        throw new InvalidOperationException(
            $"{round} is at {await StandsAtAsync()}, not at {stage}: {await StatusAsync()}");
    }
}
