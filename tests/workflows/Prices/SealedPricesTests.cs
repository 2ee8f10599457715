namespace Funding.Workflows.Tests.Prices;

/// <summary>A round of public training: nobody knows a price before two persons open it, and then it counts.</summary>
public sealed class SealedPricesTests : IAsyncDisposable
{
    private const string Price = "2345.67";
    private static readonly Programme Training = ShippedCatalogue.Catalogue.Programme("public-training-projects");
    private readonly RoundHouse house = new(engineInMemory: true);

    public ValueTask DisposeAsync() => house.DisposeAsync();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_price_is_in_no_row_blob_mail_or_record_before_two_persons_open_it_and_it_counts_after()
    {
        var play = await PlayUntilAsync("opening");
        var commands = house.Get<PriceOpeningCommands>();
        Assert.False(await IsSomewhereAsync());

        // One person alone opens nothing, and who asked does not confirm.
        Assert.Equal("prices-not-asked", await RefusedAsync(() => commands.ConfirmAsync(Cast.Officer, play.Id, "2", Stop)));
        Assert.Equal("prices-count", await RefusedAsync(() => commands.AskAsync(Cast.Officer, play.Id, "3", Stop)));
        await commands.AskAsync(Cast.Officer, play.Id, "2", Stop);
        Assert.Equal("prices-asked", await RefusedAsync(() => commands.AskAsync(Cast.SecondOfficer, play.Id, "2", Stop)));
        Assert.Equal("prices-same-person", await RefusedAsync(() => commands.ConfirmAsync(Cast.Officer, play.Id, "2", Stop)));
        Assert.False(await IsSomewhereAsync());

        await play.SetUpLinesAsync();
        await commands.ConfirmAsync(Cast.SecondOfficer, play.Id, "2", Stop);
        Assert.Equal("prices-opened", await RefusedAsync(() => commands.ConfirmAsync(Cast.SecondOfficer, play.Id, "2", Stop)));
        await house.SettleAsync(Stop);
        Assert.True(await IsSomewhereAsync());
        var round = await play.RoundAsync();
        Assert.Equal("approve", round.Stage.Id);
        var ranked = await house.Get<RoundOrders>().ReadAsync(round, Stop);
        Assert.Equal(2345.67m, ranked.Single(r => r.ApplicationId == Cast.ApplicationId(1)).Entry.Bid!.Price);
        Assert.All(ranked, r => Assert.Equal((Standing.Selected, 20m), (r.Entry.Standing, r.Entry.Granted!.Value)));
        var money = (await house.Get<GrantActs>().AmountsAsync(round.Id, round.RankingVersion, Stop))
            .ToDictionary(a => a.ApplicationId, a => a.Amount.Value);
        Assert.Equal(20 * 2345.67m, money[Cast.ApplicationId(1)]);
        Assert.Equal([Cast.Officer.PersonId, Cast.SecondOfficer.PersonId], await OpenersAsync(play.Id));
    }

    [Fact]
    public async Task Opened_early_it_is_refused_with_a_sentence_and_an_organisation_bids_for_a_lot_once()
    {
        var play = await PlayUntilAsync("check");
        foreach (var act in (Func<Task>[])[
            () => house.Get<PriceOpeningCommands>().AskAsync(Cast.Officer, play.Id, "2", Stop),
            () => house.Get<PriceOpeningCommands>().ConfirmAsync(Cast.SecondOfficer, play.Id, "2", Stop)])
        {
            var refusal = (await Assert.ThrowsAsync<RefusedException>(act)).Refusals.Single();
            Assert.Equal(
                ("prices-early", "质量评分尚未全部签署，报价在此之前不得开启。", "The scores are not all signed; prices are not opened before."),
                (refusal.Code, refusal.Chinese, refusal.English));
        }

        await Assert.ThrowsAsync<RefusedException>(() => house.Get<PriceOpeningCommands>().AskAsync(Cast.Applicant(1), play.Id, "2", Stop));
    }

    [Fact]
    public async Task An_organisation_bids_for_a_lot_once_and_a_bid_may_be_sealed_anew()
    {
        var play = await PlayUntilAsync("call");
        var (actor, prices) = (Cast.Applicant(1), house.Get<PriceCommands>());
        await play.DraftAsync(1);
        var first = await prices.SealAsync(actor, play.Id, Cast.ApplicationId(1), new("welding", "10", Price), Stop);
        var again = await prices.SealAsync(actor, play.Id, Cast.ApplicationId(1), new("welding", "11", Price), Stop);
        Assert.NotEqual(first.Price!.Mark, again.Price!.Mark);
        var other = await house.Get<ApplicationCommands>().CreateAsync(actor, play.Id, new NewApplication(
            Cast.CodeOf(1), Cast.OrganisationOf(1), "training-provider", "hangzhou"), Stop);
        Assert.Equal(
            "price-one-a-lot", await RefusedAsync(() => prices.SealAsync(actor, play.Id, other.Id, new("welding", "5", "1"), Stop)));
        Assert.Equal("e-commerce", (await prices.SealAsync(actor, play.Id, other.Id, new("e-commerce", "5", "1"), Stop)).Price!.Lot);
    }

    private static async Task<string> RefusedAsync(Func<Task> act) =>
        (await Assert.ThrowsAsync<RefusedException>(act)).Refusals.Single().Code;

    private async Task<RoundPlayer> PlayUntilAsync(string stage)
    {
        var seats = PanelReviewSettings.Of(Training).Panel.Parties;
        var fitting = FittingAnswers.Of(
            Training, ShanghaiTime.DayOf(house.Time.Now).AddDays(30), ShippedCatalogue.Catalogue.Desks[0]);
        var play = new RoundPlayer(house.Services, house.Time, house.StartAsync)
        {
            Programme = Training,
            Applications = 2,
            Desks = ["hangzhou", "ningbo"],
            Experts = party => seats.GetValueOrDefault(party.Id()) is > 0 and var count ? count + 1 : 0,
            LeastTenths = 8,
            ApplicantKind = fitting.ApplicantKind,
            Answered = fitting.In,
            Bids = number => number == 1 ? new("welding", "20", Price) : new("welding", "20", "4100.00"),
        };
        await play.ToAsync(new StageKey(stage));
        Assert.Equal(stage, (await play.RoundAsync()).Stage.Id);
        return play;
    }

    private async Task<IReadOnlyList<string>> OpenersAsync(string round) =>
        await house.Get<ITableStore>().EnumerateAsync<AuditEntry>(
                RoundKeys.Partition(round), KeyRange.Prefix(AuditKeys.Entry), Stop)
            .Select(e => e.Value.Note).Where(e => e.Action is "price-opening-asked" or "prices-opened")
            .Select(e => e.Actor).ToListAsync(Stop);

    /// <summary>All that the installation keeps, whoever may read it: tables, documents, the mailbox and the journal.</summary>
    private async Task<bool> IsSomewhereAsync()
    {
        await house.SettleAsync(Stop);
        var files = Directory.EnumerateFiles(house.Folder, "*", SearchOption.AllDirectories).ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            await open.CopyToAsync(copy, Stop);
            var bytes = copy.ToArray();
            if (bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Price)) >= 0) return true;
            if (bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(Price)) >= 0) return true;
        }

        return false;
    }
}
