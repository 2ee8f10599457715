namespace Funding.Pages.Tests.Public;

/// <summary>One round in its public notice and one announced, put into the tables as the stages leave them.</summary>
public sealed class OutcomeWorld : PortalHost
{
    public const string Code = "ABCD2345EFGH";
    private readonly SemaphoreSlim once = new(1);
    private bool there;

    /// <summary>2025 is announced, 2026 is in its public notice since today.</summary>
    public async Task SeedAsync()
    {
        await once.WaitAsync();
        try
        {
            if (there)
                return;
            there = true;
            await RankAsync(await this.AddRoundAsync(2025, CollegeStages.Announcement, RoundStanding.Announced), announced: true);
            await RankAsync(await this.AddRoundAsync(2026, CollegeStages.PublicNotice), announced: false);
        }
        finally
        {
            once.Release();
        }
    }

    public static string ApplicationOf(int index) => $"{CreditCode.Complete($"1233000047{index:D7}").Value}-1";

    private async Task RankAsync(Round round, bool announced)
    {
        var tables = Services.GetRequiredService<ITableStore>();
        var partition = RoundKeys.Partition(round.Id);
        var stored = (await Services.GetRequiredService<RoundStore>().GetAsync(round.Id))!;
        var today = ShanghaiTime.DayOf(Clock.GetUtcNow());
        var blob = $"rounds/{round.Id}/ranking-public.json";
        await Services.GetRequiredService<IBlobStore>().PutAsync(
            blob, new MemoryStream(Encoding.UTF8.GetBytes("{\"hash\":\"" + new string('a', 64) + "\"}")), "application/json");
        var ranked = round with
        {
            RankingVersion = 1,
            RankingHash = new string('a', 64),
            PublicNoticeNumber = $"{round.NoticeNumber}-公示",
            PublicNoticeAt = Clock.GetUtcNow(),
            AnnouncementNumber = announced ? $"{round.NoticeNumber}-公布" : null,
        };
        await tables.CommitAsync(RoundKeys.RoundsPartition, [RowCodec.Upsert(round.Id, RoundSummary.Of(ranked))]);
        var changes = new List<RowChange>
        {
            RowCodec.Replace(stored, ranked),
            RowCodec.Insert(
                RoundKeys.Ranking(1), new RankingRow(1, new string('a', 64), Clock.GetUtcNow(), 4, 2, 1, "committee", blob, "stability")),
            RowCodec.Insert(
                AuditKeys.Head,
                new AuditHead(321, new string('b', 64), new Dictionary<string, int> { ["hangzhou|Awarded"] = 1, ["ningbo|Awarded"] = 1 })),
            RowCodec.Insert(AuditKeys.PublishedOn(today), new PublishedHead(round.Id, today, 321, new string('b', 64), Clock.GetUtcNow())),
        };
        for (var i = 1; i <= 4; i++)
        {
            var standing = i <= 2 ? Standing.Selected : i == 3 ? Standing.Reserve : Standing.NotSelected;
            var application = SampleApplication.Application(ShippedCatalogue.Colleges) with
            {
                Id = ApplicationOf(i),
                RoundId = round.Id,
                OrganisationName = $"第{i}职业技术学院",
                Title = $"产业学院{i}",
                Rank = i,
                State = announced ? ApplicationState.Awarded : ApplicationState.Selected,
                Editors = [Person.IdOf("applicant@school.example")],
            };
            var desk = i == 1 ? "hangzhou" : "ningbo";
            changes.Add(RowCodec.Insert(RoundKeys.Application(application.Id), application));
            changes.Add(RowCodec.Insert(RoundKeys.RankedEntry(1, i), new RankedApplication(
                new RankedEntry($"A-{i:D4}", desk, i, 90.1234m - i, 5, false, standing, i <= 2
                    ? StandingReason.WithinPlaces
                    : StandingReason.BeyondPlaces, i == 3 ? 1 : null, null),
                application.Id,
                application.OrganisationName,
                application.Title,
                desk,
                new Dictionary<string, decimal> { [PanelReviewSettings.CriteriaOf(ShippedCatalogue.Colleges)[0].Id] = 88.5m },
                [new ExpertComment(PanelReviewSettings.CriteriaOf(ShippedCatalogue.Colleges)[0].Id, "产教融合扎实。")])));
            if (i <= 2)
                changes.Add(RowCodec.Insert(
                    RoundKeys.NoticeEntry(application.Id),
                    new NoticeEntry(
                        application.Id,
                        application.OrganisationName,
                        application.Title,
                        desk,
                        i,
                        90.1234m - i,
                        $"{round.NoticeNumber}-公示",
                        today,
                        today.AddDays(7),
                        [])));
            if (announced && i <= 2)
                changes.Add(RowCodec.Insert(RoundKeys.Award(i), Award(round, application, desk, i)));
        }

        await tables.CommitAsync(partition, changes);
        if (announced)
            await tables.CommitAsync(
                $"certificate:{Code}",
                RowCodec.Insert(
                    "certificate",
                    Award(
                        round,
                        SampleApplication.Application(ShippedCatalogue.Colleges) with
                        {
                            Id = ApplicationOf(1),
                            OrganisationName = "第1职业技术学院",
                            Title = "产业学院1"
                        },
                        "hangzhou",
                        1)));
    }

    private static Award Award(Round round, Application application, string desk, int number) => new()
    {
        Number = number,
        RoundId = round.Id,
        ApplicationId = application.Id,
        OrganisationName = application.OrganisationName,
        Title = application.Title,
        Desk = desk,
        Rank = number,
        AwardTitle = AnnouncementSettings.AwardOf(ShippedCatalogue.Colleges).Title,
        ProgrammeName = ShippedCatalogue.Colleges.Name,
        CertificateNumber = CertificateNumber.Of(
            AnnouncementSettings.AwardOf(ShippedCatalogue.Colleges).CertificatePattern, round.Year, 1, number),
        VerificationCode = number == 1 ? Code : "WXYZ2345EFGH",
        AnnouncementNumber = $"{round.NoticeNumber}-公布",
        AwardedOn = new DateOnly(2025, 7, 11),
        ValidUntil = new DateOnly(2028, 7, 11),
    };
}
