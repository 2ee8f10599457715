namespace Funding.Pages.Tests.Fixture;

/// <summary>Rounds put straight into the tables, for pages that only read them.</summary>
public static class RoundSeed
{
    public static async Task<Round> AddRoundAsync(
        this PortalHost host, int year, StageKey stage, RoundStanding standing = RoundStanding.Running, string? cancelReason = null)
    {
        var tables = host.Services.GetRequiredService<ITableStore>();
        var programme = Catalogue.Load(Path.Combine(Repository.Root, "programmes")).Programme("mixed-ownership-colleges");
        var round = new Round
        {
            Id = $"{programme.Id}-{year}-1",
            ProgrammeId = programme.Id,
            Year = year,
            Batch = 1,
            Name = new Bilingual($"{year}年度{programme.Name.Zh}", $"{programme.Name.En} {year}"),
            NoticeNumber = $"教职成〔{year}〕12号",
            Stage = stage,
            SettingsHash = new string('0', 64),
            Standing = standing,
            Opens = new(year, 3, 1),
            Stages = CollegeStages.Closes(
                new(year, 4, 10), new(year, 4, 24), new(year, 5, 15), new(year, 5, 22), new(year, 6, 12), new(year, 6, 26),
                new(year, 7, 3), new(year, 7, 10)),
            Committee = ["a", "b"],
            Deputies = ["c"],
            Draw = new DrawPlan(
                new string('c', 64), new Bilingual("上证综合指数收盘点位", "Closing level of the SSE Composite Index"), new DateOnly(year, 5, 18)),
            CancelReason = cancelReason,
            AnnouncedAt = standing == RoundStanding.Announced ? new DateTimeOffset(year, 7, 10, 16, 30, 0, TimeSpan.Zero) : null,
        };
        await tables.CommitAsync(
            RoundKeys.Partition(round.Id),
            [
                RowCodec.Insert(RoundKeys.Round, round),
                RowCodec.Insert(RoundKeys.Snapshot, programme),
                RowCodec.Insert(RoundKeys.Desks, QuotaSettings.DesksOf(programme)
                    .Select(d => ShippedCatalogue.Catalogue.Desk(d.Desk)).ToList())
            ]);
        await tables.CommitAsync(RoundKeys.RoundsPartition, [RowCodec.Insert(round.Id, RoundSummary.Of(round))]);
        return round;
    }
}
