using Funding.Workflows.Tests.Money;
using Funding.Workflows.Tests.Money.Payments;

namespace Funding.Workflows.Tests.Benefits;

/// <summary>What a benefit line was paid too much: kept once, and asked back in money where no later year keeps it.</summary>
public sealed class BenefitRecoveryTests
{
    private const string Id = "enterprise-incentives";

    private static readonly LineId Line = new(Id, 2026, MoneySource.Provincial);
    private static readonly BenefitClaim First = new("subsidy", 2025, "r", "c1", "1号", new(100), [], new(2026, 3, 1)) { PaidFrom = Line };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Two settled years had 30 and 20 too much; what later claims keep comes off the earliest.</summary>
    [Theory]
    [InlineData(0, 0, 0, 30, 20), InlineData(30, 0, 0, 0, 20), InlineData(31, 0, 0, 0, 19), InlineData(50, 0, 0, 0, 0)]
    [InlineData(10, 10, 0, 10, 20), InlineData(10, 20, 0, 0, 20), InlineData(0, 30, 20, 0, 0), InlineData(10, 0, 20, 20, 0)]
    public void What_nobody_has_kept_or_asked_back_is_told_year_by_year(
        double kept, double demandedFirst, double demandedSecond, double first, double second)
    {
        var book = Book(Yuan(kept), Yuan(demandedFirst), Yuan(demandedSecond));
        Assert.Equal(new Dictionary<int, Yuan> { [2025] = Yuan(first), [2026] = Yuan(second) }, book.OverOf());
        Assert.Equal(Yuan(first + second), book.Carried);
    }

    [Fact]
    public void A_grant_under_way_keeps_for_itself_until_its_claim_is_posted()
    {
        var book = Book(Yuan(0), Yuan(0), Yuan(0));
        var held = new BenefitBook([.. book.Entries, new(9, null, null) { Keeps = new("r", "c9", Yuan(40)) }]);
        Assert.Equal((Yuan(10), Yuan(50)), (held.CarriedFor("c8"), held.CarriedFor("c9")));
        var posted = new BenefitBook([.. held.Entries, new(10, First with { Year = 2027, CaseId = "c9", Kept = Yuan(40) }, null)]);
        Assert.Equal(Yuan(10), posted.CarriedFor("c9"));
    }

    [Theory]
    [InlineData(BenefitRecovery.All, 0, 100), InlineData(BenefitRecovery.All, 40, 60), InlineData(BenefitRecovery.Over, 0, 30)]
    [InlineData(BenefitRecovery.Over, 30, 0), InlineData(BenefitRecovery.Over, 10, 20), InlineData(BenefitRecovery.All, 100, 0)]
    public void A_withdrawn_line_owes_what_its_rule_says_beside_what_it_owes(BenefitRecovery rule, double owed, double back)
    {
        var tranche = BenefitTranches.Of("p:code:subsidy", Book(Yuan(0), Yuan(owed), Yuan(0)))[0];
        Assert.Equal((Yuan(100), Yuan(owed)), (tranche.Paid, tranche.Owed));
        Assert.Equal(Yuan(back), BenefitTranches.BackOf(tranche, rule));
    }

    /// <summary>A year that was not paid owes nothing; one settled outside of any line owes what was over.</summary>
    [Fact]
    public void What_the_holder_paid_of_its_own_money_is_of_no_budget_line()
    {
        Assert.Empty(BenefitTranches.Of("p:code:subsidy", new([new(1, First, null)])));
        var outside = new BenefitBook(
        [
            new(1, First with { PaidFrom = null }, null),
            new(2, null, null) { Settlement = new(2025, Yuan(107), Yuan(7), "清算1号", []) },
        ]);
        var tranche = Assert.Single(BenefitTranches.Of("p:code:uplift", outside));
        Assert.Equal((true, Yuan(7), "p"), (tranche.Outside, tranche.Paid, tranche.Line.Programme));
        Assert.Equal(Yuan(7), new RecoveryBook([tranche], []).Demandable(tranche));
    }

    /// <summary>Claims from before are written as they were, so the code of a printed sheet is the same.</summary>
    [Fact]
    public void A_claim_of_which_nothing_is_asked_back_is_written_as_before() =>
        Assert.DoesNotMatch("(?i)recover|demand|setOff|keeps|owed|paidOut", FundingJson.Serialize(new BenefitEntry(1, First, null)));

    [Fact]
    public async Task Two_grants_of_a_line_in_one_moment_keep_what_was_too_much_once()
    {
        await using var house = new RoundHouse(engineInMemory: true, configure: InterruptedTables.Put);
        var (tables, store, award) = (house.Get<ITableStore>(), house.Get<BenefitStore>(), "p:code:subsidy");
        foreach (var id in new[] { "d1", "d2" })
            await tables.CommitAsync(
                RoundKeys.Partition("r"), [RowCodec.Insert(RoundKeys.Application(id), Claim(id, ApplicationState.Submitted))], Stop);
        foreach (var (i, entry) in Book(Yuan(0), Yuan(0), Yuan(0)).Entries.Index())
            await tables.CommitAsync(AwardKeys.Partition(award), [RowCodec.Insert($"{BenefitKeys.Entries}{i}", entry)], Stop);

        // Another officer grants the second year after this one has read the book and before it holds what it keeps.
        BenefitSheet? other = null;
        house.Get<InterruptedTables>().Before(
            BenefitKeys.Keeps("d1"), async () => other = await GrantAsync("d2"));
        var one = await GrantAsync("d1");
        Assert.Equal((Yuan(50), Yuan(0)), (other!.Kept, one.Kept));
        Assert.Equal((Yuan(50), Yuan(0)), ((await GrantAsync("d2")).Kept, (await GrantAsync("d1")).Kept));

        // One that is withdrawn after all keeps nothing.
        await tables.CommitAsync(
            RoundKeys.Partition("r"), [RowCodec.Upsert(RoundKeys.Application("d2"), Claim("d2", ApplicationState.Withdrawn))], Stop);
        Assert.Equal(Yuan(50), (await GrantAsync("d1")).Kept);

        Task<BenefitSheet> GrantAsync(string caseId) => store.KeepAsync(award, "r", caseId, async () => new([], Yuan(0), null)
        {
            Kept = (await store.ReadAsync(award, Stop)).CarriedFor(caseId),
        }, Stop);
    }

    private static Application Claim(string id, ApplicationState state) => new()
    {
        Id = id,
        RoundId = "r",
        CreditCode = Cast.CodeOf(1),
        OrganisationName = Cast.OrganisationOf(1),
        ApplicantKind = "school",
        Desk = "hangzhou",
        State = state,
        Editors = [],
        CreatedAt = default,
    };

    private static BenefitBook Book(Yuan kept, Yuan demandedFirst, Yuan demandedSecond) => new(
    [
        new(1, First, null) { Payment = new(PaymentOutcome.Paid, 1, new(2026, 4, 1)), Demanded = demandedFirst },
        new(2, First with { Year = 2026, CaseId = "c2" }, null)
        {
            Payment = new(PaymentOutcome.Paid, 1, new(2027, 4, 1)),
            Demanded = demandedSecond,
        },
        new(3, null, null) { Settlement = new(2025, Yuan(70), Yuan(30), "审计1号", []) },
        new(4, null, null) { Settlement = new(2026, Yuan(80), Yuan(20), "审计2号", []) },
        new(5, First with { Year = 2028, CaseId = "c3", Kept = kept }, null),
    ]);

    private static Yuan Yuan(double amount) => new((decimal)amount);
}
