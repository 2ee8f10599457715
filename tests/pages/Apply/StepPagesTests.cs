using Funding.Pages.Tests.Fixture;
using Funding.Pages.Tests.Office;

namespace Funding.Pages.Tests.Apply;

/// <summary>A step that follows an award, through the pages: launched, its holder invited, both awards name each other.</summary>
public sealed class StepPagesTests(PortalHost host, Chromium chromium)
    : IClassFixture<PortalHost>, IClassFixture<Chromium>, IAsyncDisposable
{
    private const string Code = "CUTT2345EFGH", NextCode = "RECG2345EFGH";

    private readonly PageTour tour = new(host, chromium);

    public ValueTask DisposeAsync() => tour.DisposeAsync();

    [Fact]
    public async Task A_holder_is_invited_finds_its_answers_and_the_new_award_takes_the_place_of_the_old_one()
    {
        var entry = new RoundPlayer(host.Services, host.Time)
        {
            Programme = Enterprises.Programme,
            Answered = Enterprises.Answered,
            DeskOf = _ => "hangzhou",
        };
        await entry.LaunchAsync();
        await entry.SubmitAsync(1);
        await entry.Get<ClaimVerdictCommands>().DecideAsync(
            Cast.Administrator, Cast.CodeOf(1), Cast.Applicant(1).PersonId, ClaimVerdict.Confirm);
        var old = await MakeAsync(entry, entry.Id, "cultivation", new(2025, 2, 3), "浙产教融培〔2025〕1-001号", Code);

        // The launch form chooses the step.
        using var administrator = new Visitor(host);
        await administrator.SignInAsync(Cast.Administrator.Name);
        var list = await administrator.GetAsync("/office/launch");
        Assert.Equal(
            ["产教融合型企业（建设培育）", "产教融合型企业（认证）"],
            list.Page.QuerySelectorAll("select[name=programme] option[value^=integration-enterprises]").Select(o => o.TextContent));
        const string chosen = "/office/launch?programme=integration-enterprises%2Frecognition&opens=2026-03-02";
        var form = await administrator.GetAsync(chosen);
        Assert.Equal("产教融合型企业（认证）", form.Heading);
        Assert.Equal(
            HttpStatusCode.NotFound, (await administrator.GetAsync("/office/launch?programme=integration-enterprises&step=other")).Status);
        var check = await LaunchTests.FollowAsync(administrator, chosen, LaunchTests.With(
            LaunchTests.Fields(form), ("noticeNumber", "发改社会〔2026〕18号"), ("next", "check")));
        const string round = "integration-enterprises-recognition-2026-1";
        Assert.Contains(round, check.Main, StringComparison.Ordinal);
        Assert.Equal(
            $"/office/rounds/{round}",
            (await administrator.SubmitAsync(check, new Dictionary<string, string> { ["confirmation"] = "26-1" })).Location);
        await entry.SettleAsync();
        var launched = (await entry.Get<RoundStore>().GetAsync(round)).Value;
        Assert.Equal("recognition", launched.Step!.Id);

        // The holder: invited, the page filled in, its answers too.
        using var holder = new Visitor(host);
        await holder.SignInAsync(Cast.Applicant(1).Name);
        Assert.Single(await holder.MailsAsync(Cast.Applicant(1).Name, "邀请申报"));
        var own = await holder.GetAsync($"/apply/awards/{old.Id}");
        Assert.NotNull(own.Page.QuerySelector($"main a[href='/apply/{round}/new']"));
        var begin = await holder.GetAsync($"/apply/{round}/new");
        Assert.Contains("持有有效的“浙江省产教融合型建设培育企业”认定满12个月的单位", begin.Main, StringComparison.Ordinal);
        Assert.Equal(Cast.CodeOf(1), begin.Page.QuerySelector("input[name=creditCode]")!.GetAttribute("value"));
        var typed = new Dictionary<string, string>
        {
            ["creditCode"] = Cast.CodeOf(1),
            ["organisationName"] = Cast.OrganisationOf(1),
            ["applicantKind"] = begin.Page.QuerySelector("input[name=applicantKind][checked]")!.GetAttribute("value")!,
            ["desk"] = begin.Page.QuerySelector("select[name=desk] option[selected]")!.GetAttribute("value")!,
        };
        var created = (await holder.SubmitAsync(begin, typed)).Location!;
        Assert.Contains(old.Id, (await holder.GetAsync(created)).Main, StringComparison.Ordinal);
        var section = await holder.GetAsync($"{created}/form/enterprise");
        Assert.Contains("沿用自以往申报", section.Main, StringComparison.Ordinal);
        Assert.NotEqual("", section.Page.QuerySelector("[name=overview]")!.TextContent.Trim());
        Assert.True(section.Page.QuerySelector("input[name=employees]")!.GetAttribute("value") is null or "");

        // Not a holder: refused by field and rule, in both languages.
        using var stranger = new Visitor(host);
        await stranger.SignInAsync(Cast.Applicant(2).Name);
        var other = new Dictionary<string, string>(typed)
        {
            ["creditCode"] = Cast.CodeOf(2),
            ["organisationName"] = Cast.OrganisationOf(2),
        };
        var refused = await stranger.SubmitAsync(await stranger.GetAsync($"/apply/{round}/new"), other);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("名下没有此项认定", refused.Page.GetElementById("creditCode-error")!.TextContent, StringComparison.Ordinal);
        refused = await stranger.SubmitAsync(await stranger.GetAsync($"/apply/{round}/new?lang=en"), other);
        Assert.Contains("holders of an award", refused.Page.GetElementById("creditCode-error")!.TextContent, StringComparison.Ordinal);

        await (await tour.AsAsync(holder)).LookAsync("step-", $"/apply/{round}/new", $"/apply/awards/{old.Id}");

        // What was withdrawn meanwhile keeps a draft from being submitted; here the old one gives way to the new one.
        var made = await MakeAsync(entry, round, "recognised", new(2026, 3, 2), "浙产教融认〔2026〕1-001号", NextCode);
        await entry.SettleAsync();
        Assert.Contains(
            await entry.Get<SubmissionCommands>().MissingAsync(Cast.Applicant(1), round, Cast.ApplicationId(1)),
            m => m.Code == "step-award-not-live");
        Assert.Contains(made.Id, (await holder.GetAsync($"/apply/awards/{old.Id}")).Main, StringComparison.Ordinal);
        Assert.Contains(old.Id, (await holder.GetAsync($"/apply/awards/{made.Id}")).Main, StringComparison.Ordinal);
        Assert.Contains(old.Id, (await administrator.GetAsync($"/office/awards/{made.Id}")).Main, StringComparison.Ordinal);
        using var citizen = new Visitor(host);
        var before = await citizen.GetAsync($"/certificates/{Code}");
        Assert.Contains("浙产教融认〔2026〕1-001号", before.Main, StringComparison.Ordinal);
        var after = await citizen.GetAsync($"/certificates/{NextCode}");
        Assert.Contains("浙产教融培〔2025〕1-001号", after.Main, StringComparison.Ordinal);

        await (await tour.AsAsync(administrator)).LookAsync("step-", chosen);
        await (await tour.AsAsync(null)).LookAsync(
            "step-", $"/certificates/{NextCode}", "/programmes/integration-enterprises?step=recognition");
        Assert.Empty(tour.Problems);
    }

    /// <summary>The award of the first applicant, as its round's announcement would make it.</summary>
    private static async Task<AwardHome> MakeAsync(
        RoundPlayer play, string round, string kind, DateOnly on, string certificate, string code)
    {
        var (application, programme) = (
            (await play.Get<ApplicationStore>().GetAsync(round, Cast.ApplicationId(1))).Value,
            await play.Get<RoundStore>().GetProgrammeAsync(round));
        var award = new Award
        {
            Number = 1,
            RoundId = round,
            Kind = kind,
            ApplicationId = application.Id,
            OrganisationName = application.OrganisationName,
            Title = application.Title,
            Desk = application.Desk,
            Rank = 1,
            AwardTitle = programme.Awards[kind].Title,
            ProgrammeName = programme.Name,
            CertificateNumber = certificate,
            VerificationCode = code,
            AnnouncementNumber = $"发改社会公告〔{on.Year}〕6号",
            AwardedOn = on,
            ValidUntil = on.AddYears(3),
        };
        await play.Get<CommitWriter>().SaveAsync(new Commit(RoundKeys.Partition(round))
            .Insert(RoundKeys.Award(1), award)
            .WriteElsewhere(CertificateKeys.Partition(code), CertificateKeys.Key, award));
        await play.Get<AwardMaking>().MakeAsync(round, 1, TestContext.Current.CancellationToken);
        await play.SettleAsync();
        return (await play.Get<AwardStore>().GetAsync(AwardHome.IdOf(round, 1))).Home;
    }
}
