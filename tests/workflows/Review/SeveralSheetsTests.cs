namespace Funding.Workflows.Tests.Review;

using static Funding.Workflows.Tests.Review.ReviewHouse;

/// <summary>Sheets saved with what a page was filled from, and several signed together.</summary>
public sealed class SeveralSheetsTests
{
    [Fact]
    public async Task What_was_saved_elsewhere_since_a_page_was_opened_is_not_overwritten_unseen()
    {
        await using var house = await new ReviewHouse().AtReviewAsync();
        var sheet = await AcceptedAsync(house, house.Entry("8"));
        var (actor, id, sheets) = (Expert(sheet.ExpertId), sheet.ApplicationId, house.Get<SheetCommands>());
        var opened = SheetEntry.VersionOf(sheet);
        var other = SheetEntry.VersionOf(await sheets.AutosaveAsync(actor, RoundId, id, house.Entry("7"), opened, Stop));

        Assert.Equal("sheet-changed", await RefusedAsync(sheets.AutosaveAsync(actor, RoundId, id, house.Entry("6"), opened, Stop)));
        Assert.Equal("sheet-changed", await RefusedAsync(sheets.SaveSeenAsync(actor, RoundId, id, house.Entry("6"), opened, Stop)));
        Assert.Equal("sheet-changed", await RefusedAsync(sheets.SaveSeenAsync(actor, RoundId, id, house.Entry("99"), opened, Stop)));
        Assert.All((await house.SheetAsync(sheet)).Scores.Values, score => Assert.Equal(7, score));

        // The same typed in both tabs is no conflict, and what is saved already is not written again.
        Assert.Equal(other, SheetEntry.VersionOf(await sheets.SaveSeenAsync(actor, RoundId, id, house.Entry("7.0"), opened, Stop)));
        Assert.Equal(6, (await sheets.SaveSeenAsync(actor, RoundId, id, house.Entry("6"), other, Stop)).Scores.Values.Distinct().Single());
    }

    [Fact]
    public async Task What_is_saved_while_it_is_typed_is_one_row_and_no_record_and_nothing_where_nothing_changed()
    {
        await using var house = await new ReviewHouse().AtReviewAsync();
        var sheet = await AcceptedAsync(house, house.Entry("8"));
        var (actor, sheets) = (Expert(sheet.ExpertId), house.Get<SheetCommands>());
        var records = (await house.RowsAsync<JsonElement>("audit")).Count;
        var saved = await sheets.AutosaveAsync(
            actor, RoundId, sheet.ApplicationId, house.Entry("7"), SheetEntry.VersionOf(sheet), Stop);
        using (StorageMeter.Measure(out var cost))
        {
            await sheets.AutosaveAsync(actor, RoundId, sheet.ApplicationId, house.Entry("7"), SheetEntry.VersionOf(saved), Stop);
            Assert.Equal(0, cost[StorageOperation.Commit]);
        }

        Assert.Equal(records, (await house.RowsAsync<JsonElement>("audit")).Count);
        await sheets.SaveAsync(actor, RoundId, sheet.ApplicationId, house.Entry("6"), Stop);
        Assert.True((await house.RowsAsync<JsonElement>("audit")).Count > records);
    }

    [Fact]
    public async Task Several_are_signed_by_one_word_each_on_its_own_and_a_second_time_signs_nothing_twice()
    {
        await using var house = await new ReviewHouse().AtReviewAsync(applications: 6);
        var own = await OwnAsync(house);
        var several = house.Get<SeveralSheetsCommands>();
        var seen = own.Select(s => new SheetSeen(s.ApplicationId, SheetEntry.VersionOf(s))).ToList();
        var actor = Expert(own[0].ExpertId);

        Assert.Equal("confirmation-mismatch", await RefusedAsync(several.SignAsync(actor, RoundId, seen, "3", Stop)));
        Assert.Equal("nothing-chosen", await RefusedAsync(several.SignAsync(actor, RoundId, [], "签署", Stop)));
        Assert.All(await SheetsOfAsync(house, actor), s => Assert.NotEqual(ReviewState.Signed, s.State));

        var done = await several.SignAsync(actor, RoundId, seen, " Sign ", Stop);
        Assert.Equal((own.Count, 0), (done.Signed, done.Left.Count));
        var signed = await SheetsOfAsync(house, actor);
        Assert.All(signed, s => Assert.Equal(SheetEntry.HashOf(RoundId, s with { SheetHash = null }), s.SheetHash));

        var again = await several.SignAsync(actor, RoundId, [.. seen, .. seen], "签署", Stop);
        Assert.Equal((own.Count, 0), (again.Signed, again.Left.Count));
        Assert.Equal(signed.Select(s => s.SheetHash), (await SheetsOfAsync(house, actor)).Select(s => s.SheetHash));
    }

    [Fact]
    public async Task One_that_was_changed_or_lost_since_the_check_is_named_and_left_and_the_others_are_signed()
    {
        await using var house = await new ReviewHouse().AtReviewAsync(applications: 6);
        var own = await OwnAsync(house);
        Assert.True(own.Count >= 3);
        var actor = Expert(own[0].ExpertId);
        var seen = own.Select(s => new SheetSeen(s.ApplicationId, SheetEntry.VersionOf(s))).ToList();
        await house.Get<SheetCommands>().SaveAsync(actor, RoundId, own[0].ApplicationId, house.Entry("1"), Stop);
        await house.Get<SheetCommands>().RecuseAsync(actor, RoundId, own[1].ApplicationId, "与申报单位有合作项目", Stop);

        var done = await house.Get<SeveralSheetsCommands>().SignAsync(
            actor, RoundId, [.. seen, new("absent", seen[0].Version)], "签署", Stop);

        Assert.Equal(own.Count - 2, done.Signed);
        Assert.Equal(
            [(own[0].ApplicationId, "sheet-changed"), (own[1].ApplicationId, "review-not-found"), ("absent", "review-not-found")],
            done.Left.Select(l => (l.ApplicationId, l.Why.Code)));
        Assert.Equal(ReviewState.Accepted, (await house.SheetAsync(own[0])).State);
    }

    [Fact]
    public async Task A_sheet_that_lacks_something_is_left_unsigned_whatever_the_page_showed()
    {
        await using var house = await new ReviewHouse().AtReviewAsync();
        var sheet = await AcceptedAsync(house, house.Entry(null));
        var done = await house.Get<SeveralSheetsCommands>().SignAsync(
            Expert(sheet.ExpertId), RoundId, [new(sheet.ApplicationId, SheetEntry.VersionOf(sheet))], "签署", Stop);
        Assert.Equal("score-missing", done.Left.Single().Why.Code);
    }

    [Fact]
    public async Task A_comment_that_the_file_asks_for_is_asked_at_the_signature_and_not_before()
    {
        await using var house = await new ReviewHouse().AtReviewAsync(change: AskAbove(9));
        var sheet = await AcceptedAsync(house, house.Entry("9"));
        var (actor, id, sheets) = (Expert(sheet.ExpertId), sheet.ApplicationId, house.Get<SheetCommands>());
        var refused = await Assert.ThrowsAsync<RefusedException>(() => sheets.SignAsync(actor, RoundId, id, id[^4..], Stop));
        Assert.Equal(["comment-missing"], refused.Refusals.Select(r => r.Code).Distinct());
        Assert.Equal(5, refused.Refusals.Count);
        var commented = house.Entry("9") with
        {
            Comments = PanelReviewSettings.CriteriaOf(house.Programme).ToDictionary(c => c.Id, string? (_) => "理由充分。"),
        };
        await sheets.SaveAsync(actor, RoundId, id, commented, Stop);
        Assert.Equal(ReviewState.Signed, (await sheets.SignAsync(actor, RoundId, id, id[^4..], Stop)).State);
    }

    /// <summary>The programme with a comment asked of every score from there on.</summary>
    private static Func<Programme, Programme> AskAbove(decimal points) => programme =>
    {
        var file = JsonNode.Parse(FundingJson.Serialize(programme))!;
        foreach (var criterion in Criteria(file))
            criterion["commentAtOrAbove"] = points;
        return FundingJson.Deserialize<Programme>(file.ToJsonString())!;
    };

    private static IEnumerable<JsonObject> Criteria(JsonNode node) => node switch
    {
        JsonObject map when map["criteria"] is JsonArray criteria => criteria.OfType<JsonObject>(),
        JsonObject map => map.SelectMany(p => p.Value is null ? [] : Criteria(p.Value)),
        JsonArray list => list.SelectMany(n => n is null ? [] : Criteria(n)),
        _ => [],
    };

    private static async Task<ReviewSheet> AcceptedAsync(ReviewHouse house, SheetEntry entry)
    {
        var sheet = (await house.SheetsAsync())[0];
        var actor = Expert(sheet.ExpertId);
        await house.Get<SheetCommands>().AcceptAsync(actor, RoundId, sheet.ApplicationId, cancellation: Stop);
        return await house.Get<SheetCommands>().SaveAsync(actor, RoundId, sheet.ApplicationId, entry, Stop);
    }

    /// <summary>All sheets of the busiest expert, complete.</summary>
    private static async Task<List<ReviewSheet>> OwnAsync(ReviewHouse house)
    {
        var own = (await house.SheetsAsync()).GroupBy(s => s.ExpertId).MaxBy(g => g.Count())!.ToList();
        var actor = Expert(own[0].ExpertId);
        foreach (var sheet in own)
        {
            await house.Get<SheetCommands>().AcceptAsync(actor, RoundId, sheet.ApplicationId, cancellation: Stop);
            await house.Get<SheetCommands>().SaveAsync(actor, RoundId, sheet.ApplicationId, house.Entry("8"), Stop);
        }

        return await SheetsOfAsync(house, actor);
    }

    private static async Task<List<ReviewSheet>> SheetsOfAsync(ReviewHouse house, Actor actor) =>
        [.. (await house.SheetsAsync()).Where(s => s.ExpertId == actor.PersonId)];

    private static async Task<string> RefusedAsync(Task attempt) =>
        (await Assert.ThrowsAsync<RefusedException>(() => attempt)).Refusals[0].Code;
}
