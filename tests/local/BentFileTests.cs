namespace Funding.Local.Tests;

/// <summary>A published file is bent in every place in every way: no verifier lets one pass or fails for want of an answer.</summary>
public sealed partial class BentFileTests : IDisposable
{
    private static readonly Dictionary<Party, int> Two = new() { [Party.School] = 1, [Party.Industry] = 1 };
    private readonly string file = Path.GetTempFileName();
    private string after = "";

    public void Dispose() => File.Delete(file);

    [Fact]
    public async Task An_audit_entry_bent_anywhere_never_holds()
    {
        var note = new AuditNote
        {
            At = DateTimeOffset.UnixEpoch.AddHours(3),
            Actor = "person-1",
            Via = "session",
            Action = "application-submitted",
            Subject = "a-1",
            Facts = new Dictionary<string, string> { ["reason"] = "补正" },
            Tally = new Dictionary<string, int> { ["hangzhou|Draft"] = -1 },
        };
        var first = AuditChain.Link(AuditHead.Empty, note);
        var second = AuditChain.Link(AuditHead.Empty with { Sequence = 1, Hash = first.Hash }, note with { Subject = "a-2" });
        var before = FundingJson.Serialize(first) + "\n";
        await AllAreFoundAsync(before, FundingJson.Serialize(second), _ => true, "audit", "--head", $"2:{second.Hash}");
    }

    [Fact]
    public async Task A_ranking_bent_anywhere_but_in_a_name_never_holds()
    {
        string[] criteria = ["goals", "skills"];
        var inputs = new RankingInputs
        {
            RoundId = "r-2026-1",
            Rubric = [.. criteria.Select(c => new RubricCriterion(c, 50, 100, 0.5m))],
            Rules = new SelectionRules(1, 1, 1, ["skills"]) { MinimumScore = 60.5m },
            Applications = [new("A-01", "hangzhou"), new("A-02", null)],
            Sheets = [new("A-01", "E-1", criteria.ToDictionary(c => c, _ => 87.5m)),
                new("A-02", "E-1", criteria.ToDictionary(c => c, _ => 70m))],
            DrawOrder = ["A-02", "A-01"],
        };
        var ranking = RankingFile.Of(
            inputs, new Dictionary<string, string> { ["A-01"] = "甲学院" }, new Dictionary<string, string> { ["E-1"] = "张三" });
        await AllAreFoundAsync(
            "", FundingJson.Serialize(ranking), place => !NameOfRanking().IsMatch(place), "ranking", "--hash", ranking.Hash);
    }

    public static TheoryData<SelectionRules> LaterRules =>
    [
        new SelectionRules(1, null, 1, []) { Shape = SelectionShape.Strata, Strata = new("level", [new(["a"], 0, 1), new(["b"], 1, 1)]) },
        new SelectionRules(null, null, 1, []) { Shape = SelectionShape.Budget, Budget = new("plan", 30.5m, 10) },
        new SelectionRules(null, null, 0, [])
        {
            Shape = SelectionShape.PriceQuality, Price = new(20, 90_000) { Lots = [new("a", 3200, 20), new("b", 4800.5m, 9)] },
        },
    ];

    [Theory]
    [MemberData(nameof(LaterRules), DisableDiscoveryEnumeration = true)]
    public async Task A_ranking_of_a_later_shape_bent_anywhere_never_holds(SelectionRules rules)
    {
        RankingApplication Of(string key, string level, decimal asked) => new(key, null)
        {
            Groups = rules.Strata is null ? null : $"level={level}",
            Asked = rules.Strata is null ? asked : null,
            Bid = rules.Price is null ? null : new(level, asked * 100),
        };
        var inputs = new RankingInputs
        {
            RoundId = "r-2026-1",
            Rubric = [new("goals", 100, 100, 0.5m)],
            Rules = rules,
            Applications = [Of("A-01", "a", 20), Of("A-02", "b", 15)],
            Sheets = [new("A-01", "E-1", new Dictionary<string, decimal> { ["goals"] = 87.5m }),
                new("A-02", "E-1", new Dictionary<string, decimal> { ["goals"] = 70 })],
            DrawOrder = ["A-02", "A-01"],
        };
        var ranking = RankingFile.Of(inputs, new Dictionary<string, string>(), new Dictionary<string, string>());
        await AllAreFoundAsync("", FundingJson.Serialize(ranking), _ => true, "ranking", "--hash", ranking.Hash);
    }

    [Fact]
    public async Task A_draw_bent_anywhere_never_holds()
    {
        var draw = PublishedDraw.Carry(
            "r-2026-1", [.. Enumerable.Range(3, 32).Select(i => (byte)i)], "上证综指, 2026-05-11", "SSE, 2026-05-11", "3271.5",
            new AssignmentInputs
            {
                Applications = [new("A-1", [], ["F-1"]), new("A-2", [], ["F-2"])],
                Experts = [new("E-1", Party.School, [], [], ["F-1"], 9, []), new("E-2", Party.School, [], [], [], 9, []),
                new("E-3", Party.Industry, [], [], ["F-2"], 9, [])],
                Seats = new(Two),
                Barred = [new("A-1", "E-2")],
                ExpertOrder = [],
                ApplicationOrder = [],
            });
        var text = FundingJson.Serialize(draw);
        await AllAreFoundAsync("", text, _ => true, "draw", "--commitment", draw.Record.Commitment, "--hash", Sha256Hex.Of(text));
        await AllAreFoundAsync("", text, place => !WordOfDraw().IsMatch(place), "draw");
    }

    [Fact]
    public async Task A_draw_of_visitors_bent_anywhere_never_holds()
    {
        var seed = Convert.ToHexStringLower([.. Enumerable.Range(3, 32).Select(i => (byte)i)]);
        var commitment = DrawCommitment.Of(Convert.FromHexString(seed), "r-2026-1");
        var draw = VisitDraw.Carry(
            "r-2026-1", new(new StageKey("visit"), SiteVisitSettings.Kind, StageLength.InDays(20)),
            new(commitment, Bilingual.Same("上证综指"), new(2026, 5, 11), "3271.5", seed),
            new(2, 3), ["A-1", "A-2"], ["E-1", "E-2", "E-3"], ["E-4"], [new("A-1", "E-2")]);
        var text = FundingJson.Serialize(draw);
        Assert.Equal(4, draw.Seats.Count);
        await AllAreFoundAsync("", text, _ => true, "draw", "--commitment", commitment, "--hash", Sha256Hex.Of(text));
    }

    [Fact]
    public async Task An_allocation_bent_anywhere_never_holds()
    {
        var allocation = AllocationFile.Of(new(
            new(AllocationShape.Proportional, new(100), new(5), [new(1, new(7)), new(3, new(6.5m))], new(10), new(40), new(0.5m), true),
            [new("A-1", 1, 80.5m, new(3)), new("A-2", 2, 15m, new(4))]))!;
        await AllAreFoundAsync("", FundingJson.Serialize(allocation), _ => true, "allocation", "--hash", allocation.Hash);
    }

    [Fact]
    public async Task A_ledger_bent_anywhere_never_holds()
    {
        PostingDraft[] drafts =
        [
            PostingDraft.Of("document-1", PostingPurpose.Plan, new(100), 1, "2026-1"),
            PostingDraft.Of("a-1", PostingPurpose.Reserve, new(60), 2, "2026-2"),
        ];
        var step = Ledger.Decide(
            new(Balances.Zero, 0, new Dictionary<string, Balances>(), new Dictionary<PostingKey, Posting>()), drafts,
            DateTimeOffset.UnixEpoch.AddHours(3), "person-1");
        var lines = step.New.Select(p => FundingJson.Serialize(new LedgerFileLine("m:2026:central", p, null)) + "\n").ToList();
        var close = FundingJson.Serialize(new LedgerFileLine("m:2026:central", null, new(2, step.Line, LedgerHash.Of(step.New))));
        await AllAreFoundAsync(string.Concat(lines), close, _ => true, "ledger");
        after = "\n" + close;
        await AllAreFoundAsync(lines[0], lines[1].TrimEnd(), _ => true, "ledger");
    }

    private async Task AllAreFoundAsync(string before, string last, Func<string, bool> isCovered, string command, params string[] published)
    {
        var (code, output, error) = await VerifyAsync(before + last);
        Assert.True(code == 0, output + error);
        var bent = 0;
        foreach (
            var (what, path, text) in BentJson.Of(last)
            .Where(b => isCovered($"{b.What} {b.Path}") && !MadeFromTheRest().IsMatch($"{b.What} {b.Path}")))
        {
            bent++;
            (code, output, error) = await VerifyAsync(before + text);
            Assert.True(code == 1, $"{path} {what}: {code} {output}{error}");
            Assert.DoesNotContain("FUNDING_TRACE", error, StringComparison.Ordinal);
            if (error.Length > 0)
                Assert.StartsWith($"{file}:{before.Count(c => c == '\n') + 1}: ", error, StringComparison.Ordinal);
        }

        Assert.InRange(bent, 50, 5000);

        async Task<(int Code, string Output, string Error)> VerifyAsync(string content)
        {
            await File.WriteAllTextAsync(file, content + after, TestContext.Current.CancellationToken);
            return await InProcess.RunAsync([command, "verify", "--file", file, .. published]);
        }
    }

    [GeneratedRegex(@"^another text \$\.(applications|experts)\.|^(wrongly cased|absent) \$\.(applications|experts)\.")]
    private static partial Regex NameOfRanking();

    /// <summary>What a reader makes from the rest says nothing of its own: it may be left out, not be different.</summary>
    [GeneratedRegex(@"^absent (\$\.result\.(selected|reserveList)|\$\.inputs\.seats\.size)$")]
    private static partial Regex MadeFromTheRest();

    /// <summary>What only the file's published hash holds: how the value is called, who was barred, what an expert knows about.</summary>
    [GeneratedRegex(@"(publicValueName|publicValueSource)$|(\.fields|\.barred|\.maxLoad|\.conflicts|\.affiliates|\.organisations)")]
    private static partial Regex WordOfDraw();
}
