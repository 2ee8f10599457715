namespace Funding.Workflows.Tests.Applications;

public sealed class OwnersCheckTests
{
    private static readonly Programme Programme = ShippedCatalogue.Colleges;
    private static readonly Owner School = SampleApplication.School;
    private static readonly Owner Enterprise = SampleApplication.Enterprise;

    [Fact]
    public void Shares_of_99_99_are_refused_naming_the_sum()
    {
        var refusal = Assert.Single(Check(School with { SharePercent = "50.99" }, Enterprise));
        Assert.Equal(("owners-sum", "owners"), (refusal.Code, refusal.Field));
        Assert.Contains("99.99%", refusal.Chinese, StringComparison.Ordinal);
        Assert.Contains("99.99 %", refusal.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_over_a_hundred_are_refused_naming_the_sum() =>
        Assert.Contains(
            "100.01%", Assert.Single(Check(School with { SharePercent = "51.01" }, Enterprise)).Chinese, StringComparison.Ordinal);

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("100.01")]
    [InlineData("51.001")]
    [InlineData("51%")]
    [InlineData("half")]
    [InlineData("")]
    public void A_share_that_is_none_is_refused_at_its_owner_and_the_sum_is_not_guessed(string share)
    {
        var refusal = Assert.Single(Check(School with { SharePercent = share }, Enterprise));
        Assert.Equal(("owner-share", "owners[0].sharePercent"), (refusal.Code, refusal.Field));
    }

    [Fact]
    public void One_kind_of_owner_is_not_mixed_ownership() =>
        Assert.Equal("owners-kinds", Assert.Single(Check(School, Enterprise with { Kind = "school" })).Code);

    [Fact]
    public void No_owners_at_all_is_refused() =>
        Assert.Equal(["owners-kinds", "owners-sum"], Check().Select(r => r.Code).Order(StringComparer.Ordinal));

    [Fact]
    public void An_owner_named_twice_is_refused_however_its_code_is_typed()
    {
        var twice = Enterprise with { CreditCode = " " + SampleApplication.SchoolCode.ToLowerInvariant() };
        var refusal = Assert.Single(Check(School, twice));
        Assert.Equal(("owner-duplicate", "owners[1].creditCode"), (refusal.Code, refusal.Field));
    }

    [Fact]
    public void A_wrong_check_character_is_refused_at_its_owner()
    {
        var last = SampleApplication.EnterpriseCode[^1] == '0' ? '1' : '0';
        var refusal = Assert.Single(Check(School, Enterprise with { CreditCode = SampleApplication.EnterpriseCode[..^1] + last }));
        Assert.Equal(("credit-code-check-character", "owners[1].creditCode"), (refusal.Code, refusal.Field));
    }

    [Fact]
    public void An_owner_without_name_kind_or_contribution_is_told_all_of_it()
    {
        var refusals = Check(
            School, Enterprise with { Name = " ", Kind = "friend", Contributions = [] }, SampleThird() with { SharePercent = "1" });
        Assert.Subset(refusals.Select(r => r.Code).ToHashSet(), new HashSet<string> { "owner-name", "owner-kind", "owner-contribution" });
    }

    [Fact]
    public void An_unknown_contribution_is_refused_by_name() =>
        Assert.Contains(
            "'goodwill'",
            Assert.Single(Check(School, Enterprise with { Contributions = ["capital", "goodwill"] })).English,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("", "", "owner-state-owned", "stateOwned")]
    [InlineData("maybe", "", "owner-state-owned", "stateOwned")]
    [InlineData("no", "浙国资备〔2026〕7号", "owner-filing-of-other", "filingNumber")]
    public void Whether_an_owner_is_state_owned_is_asked_of_each(string stateOwned, string number, string code, string field)
    {
        var refusal = Assert.Single(Check(School, Enterprise with { StateOwned = stateOwned, FilingNumber = number }));
        Assert.Equal((code, $"owners[1].{field}"), (refusal.Code, refusal.Field));
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(61, true)]
    public void A_number_of_a_filing_has_a_limit(int length, bool refused) => Assert.Equal(
        refused ? ["owner-filing-too-long"] : [],
        Check(School with { FilingNumber = new string('号', length) }, Enterprise).Select(r => r.Code));

    [Fact]
    public void A_state_owned_owner_without_a_number_may_be_submitted_and_meets_the_rule() =>
        Assert.Empty(Check(School with { FilingNumber = "" }, Enterprise));

    [Fact]
    public void A_programme_that_does_not_ask_keeps_nothing_of_it()
    {
        var programme = Programme with { Parts = [.. Programme.Parts.Select(Unasked)] };
        Assert.Equal(
            ["owners[0].filingNumber", "owners[0].stateOwned", "owners[1].mailbox", "owners[1].stateOwned"],
            AnswersCheck.Unstorable(programme, SampleApplication.Answers(Programme)).Select(r => r.Field).Order(StringComparer.Ordinal));
        Assert.Empty(SubmissionCheck.Check(programme, SampleApplication.Application(programme), SampleApplication.Answers(programme)
            .WithOwners([School with { StateOwned = "", FilingNumber = "" }, Enterprise with { StateOwned = "", Mailbox = "" }])));

        static PartOutline Unasked(PartOutline part) => part.Kind == OwnersSettings.Kind
            ? part.With(part.As<OwnersSettings>() with { StateOwned = false, Consent = null, Agreement = null, ValuedTotal = null })
            : part;
    }

    [Fact]
    public void More_owners_than_allowed_are_refused()
    {
        var many = Enumerable.Range(0, OwnersSettings.Of(Programme).MaxOwners + 1)
            .Select(i => new Owner(
                $"产权方{i}",
                CreditCode.Complete($"91330100MA27X{i:0000}").Value,
                i == 0 ? "school" : "enterprise",
                ["capital"],
                i == 0 ? "50" : "5")
            {
                StateOwned = "no",
                Mailbox = $"owner{i}@owners.example",
            });
        Assert.Equal("owners-too-many", Assert.Single(Check([.. many])).Code);
    }

    [Fact]
    public void A_draft_refuses_what_a_name_must_never_hold_and_endless_lists()
    {
        var marks = AnswersCheck.Unstorable(Programme, Answers.Empty.WithOwners([School with { Name = "学院\u202E" }]));
        Assert.Equal(("text-direction-mark", "owners[0].name"), Assert.Single(marks) is var r ? (r.Code, r.Field!) : default);
        var endless = AnswersCheck.Unstorable(Programme, Answers.Empty.WithOwners([.. Enumerable.Repeat(School, 51)]));
        Assert.Equal("owners-too-many", Assert.Single(endless).Code);
    }

    [Fact]
    public void Shares_split_in_any_way_pass_exactly_when_they_add_to_a_hundred() =>
        Gen.Int[1, 9_999].Array[1, 9].Select(Gen.Bool).Sample((cuts, spoil) =>
        {
            var points = cuts.Append(0).Append(10_000).Distinct().Order().ToArray();
            var hundredths = points.Skip(1).Zip(points, (to, from) => to - from).ToArray();
            if (spoil) hundredths[0] += hundredths[0] == 1 ? 1 : -1;
            var owners = hundredths.Select((share, i) => new Owner($"产权方{i}", CreditCode.Complete($"91330100MA27X{i:0000}").Value,
                i == 0 ? "school" : "enterprise",
                ["capital"],
                (share / 100m).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture))
            {
                StateOwned = "no",
                Mailbox = $"owner{i}@owners.example",
            }).ToArray();
            Assert.Equal(spoil, Check(owners).Any(r => r.Code == "owners-sum"));
        });

    [Fact]
    public void Any_text_at_all_is_answered_with_refusals_never_with_an_exception() =>
        Gen.String.Select(Gen.String, Gen.String, Gen.String).Sample((a, b, c, d) =>
        {
            var answers = new Answers
            {
                Fields = FieldsSettings.AllOf(Programme).ToDictionary(f => f.Id, _ => a),
            }.WithOwners([new(a, b, c, [d], a), new(b, a, d, [], c)]);
            var draft = AnswersCheck.Unstorable(Programme, answers);
            var submitted = Submitted(answers);
            Assert.NotEmpty(submitted);
            Assert.Subset(submitted.ToHashSet(), draft.ToHashSet());
        });

    private static IReadOnlyList<Refusal> Check(params Owner[] owners) =>
        Submitted(SampleApplication.Answers(Programme).WithOwners(owners));

    /// <summary>That the applicant is an owner is told elsewhere, and so are consents.</summary>
    private static IReadOnlyList<Refusal> Submitted(Answers answers) =>
    [
        .. SubmissionCheck.Check(Programme, SampleApplication.Application(Programme), answers)
            .Where(r => r.Code is not ("owners-without-applicant" or "consent-missing")),
    ];

    private static Owner SampleThird() =>
        new("滨江高新技术产业园区", CreditCode.Complete("12330108MB0A12345").Value, "industrial-park", ["other"], "10")
        {
            StateOwned = "no",
            Mailbox = "park@owners.example",
        };
}
