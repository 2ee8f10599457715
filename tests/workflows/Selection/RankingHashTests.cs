using static Funding.Workflows.Tests.Selection.SelectionExamples;

namespace Funding.Workflows.Tests.Selection;

public sealed class RankingHashTests
{
    private static readonly RankingInputs Round = Inputs(
        new(1, 1, 2, ["skills"]) { MinimumScore = 60.50m },
        ("A-01", "杭州", [(90, 80), (85, 70), (99, 99)]), ("A-02", "杭州", [(80, 81)]), ("A-03", null, [(60, 60)]), ("A-04", "\"宁波\"", []));

    private static readonly RankingFile Committee = RankingFile.Of(
        Round,
        new Dictionary<string, string> { ["A-01"] = "甲学院", ["A-02"] = "乙学院" },
        new Dictionary<string, string> { ["e0"] = "张三" });

    [Fact]
    public void The_hash_is_the_one_the_script_of_the_documentation_prints() =>
        Assert.Equal("6c196527b79a6227390a51013cc3c2515919e534711a996e2b6ad63305bcc071", Committee.Hash);

    [Fact]
    public void The_public_file_has_no_expert_and_only_named_winners_and_the_same_hash()
    {
        var published = Committee.ForPublic(new HashSet<string> { "A-01" });
        Assert.Equal(["A-01"], published.Applications.Keys);
        Assert.Empty(published.Experts);
        Assert.Equal(
            new RankingVerification(Committee.Hash, []).Hash, RankingVerifier.Verify(published, Committee.Hash.ToUpperInvariant()).Hash);
        Assert.True(RankingVerifier.Verify(published, Committee.Hash).Holds);
        Assert.DoesNotContain("学院", RankingHash.CanonicalText(Round, Committee.Result));
    }

    [Fact]
    public void What_the_hash_does_not_cover_is_not_in_the_file_but_names()
    {
        Assert.Equal(
            ["Applications", "Experts", "Hash", "Inputs", "Result"],
            typeof(RankingFile).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.Name).Order());
        var text = FundingJson.Serialize(Committee);
        Assert.Equal(Committee.Hash, PublishedJson.Read<RankingFile>(Encoding.UTF8.GetBytes(text)).Hash);
        var bent = text[..^1] + ""","withdrawn":[{"key":"A-01","on":"2026-07-01"}]}""";
        Assert.Contains(
            "withdrawn", Assert.Throws<PublishedJsonException>(
                () => PublishedJson.Read<RankingFile>(Encoding.UTF8.GetBytes(bent))).Message);
    }

    [Fact]
    public void Who_withdrew_has_no_name_in_the_file_and_the_hash_stays()
    {
        var without = Committee.WithoutNamesOf(new HashSet<string> { "A-01" });
        Assert.Equal(["A-02"], without.Applications.Keys);
        Assert.True(RankingVerifier.Verify(without, Committee.Hash).Holds);
    }

    [Fact]
    public void A_changed_score_result_or_hash_is_found()
    {
        var raised = Committee with { Inputs = Round with { Sheets = [.. Round.Sheets.Skip(1), Sheet("A-01", "e0", 91, 80)] } };
        Assert.False(RankingVerifier.Verify(raised).Holds);
        var swapped = Committee with { Result = new([.. Committee.Result.Entries.Reverse()]) };
        Assert.Contains("A-04", Assert.Single(RankingVerifier.Verify(swapped).Faults));
        Assert.Contains("ranks 0", Assert.Single(RankingVerifier.Verify(Committee with { Result = new([]) }).Faults));
        Assert.Equal(2, RankingVerifier.Verify(Committee with { Hash = "00" }, "11").Faults.Count);
        Assert.Null(RankingVerifier.Verify(Committee with { Inputs = Round with { DrawOrder = [] } }).Hash);
    }

    [Fact]
    public void Any_change_of_the_inputs_changes_the_hash() => AnyRound.Where(i => i.Sheets.Count > 0).Sample(inputs =>
    {
        string Hash(RankingInputs i) => RankingHash.Of(i, Ranking.Rank(i));
        var first = inputs.Sheets[0];
        string[] hashes =
        [
            Hash(inputs),
            Hash(inputs with { RoundId = "other" }),
            Hash(inputs with { Rules = inputs.Rules with { Places = inputs.Rules.Places + 1 } }),
            Hash(inputs with { Rules = inputs.Rules with { Reserve = inputs.Rules.Reserve + 1 } }),
            Hash(inputs with { Applications = [.. inputs.Applications, new("A-ff", null)] }),
            Hash(inputs with { Sheets = [first with { Expert = "e9" }, .. inputs.Sheets.Skip(1)] }),
            Hash(inputs with { DrawOrder = [.. inputs.DrawOrder, "A-ff"] }),
        ];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }, iter: 200);

    [Fact]
    public void A_pseudonym_tells_kinds_and_secrets_apart_and_is_always_the_same()
    {
        byte[] secret = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];
        var key = Pseudonyms.Of(secret, "A", "app-1");
        Assert.Matches("^A-[0-9a-f]{16}$", key);
        Assert.Equal(key, Pseudonyms.Of(secret, "A", "app-1"));
        Assert.NotEqual(key[2..], Pseudonyms.Of(secret, "E", "app-1")[2..]);
        Assert.NotEqual(key, Pseudonyms.Of([.. secret.Reverse()], "A", "app-1"));
        Assert.Throws<ArgumentException>(() => Pseudonyms.Of(secret.AsSpan(1), "A", "app-1"));
    }
}
