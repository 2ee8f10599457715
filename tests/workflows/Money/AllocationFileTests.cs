namespace Funding.Workflows.Tests.Money;

public sealed class AllocationFileTests
{
    private static readonly AllocationInputs Inputs = new(
        new(AllocationShape.Proportional, new(100), null, [], new(10), new(50), null, false),
        [new("A-1", 1, 80.50m, null), new("A-2", 2, 15, null), new("A-3", 3, 5, null)]);

    [Fact]
    public void A_published_allocation_is_recomputed_from_its_file_alone()
    {
        var file = AllocationFile.Of(Inputs)!;
        var read = PublishedJson.Read<AllocationFile>(Encoding.UTF8.GetBytes(FundingJson.Serialize(file)));
        var verified = AllocationVerifier.Verify(read, file.Hash);
        Assert.Empty(verified.Faults);
        Assert.Equal(file.Hash, verified.Hash);
    }

    /// <summary>As docs/verifying.md says it.</summary>
    [Fact]
    public void The_canonical_text_is_the_documented_one() => Assert.Equal(
        """
        {"amounts":[{"amount":"50.00","key":"A-1","rank":1},{"amount":"37.50","key":"A-2","rank":2},
        {"amount":"12.50","key":"A-3","rank":3}],"bands":[],"cap":"50.00","cases":[{"bid":null,"figure":"80.5","key":"A-1","rank":1},
        {"bid":null,"figure":"15","key":"A-2","rank":2},{"bid":null,"figure":"5","key":"A-3","rank":3}],"each":null,"floor":"10.00",
        "format":"funding/allocation/v1","left":"0.00","rate":null,"reduces":false,"shape":"Proportional","total":"100.00"}
        """.ReplaceLineEndings(""),
        AllocationFile.CanonicalText(Inputs, Allocator.Allocate(Inputs)!));

    [Fact]
    public void What_differs_is_said()
    {
        var file = AllocationFile.Of(Inputs)!;
        var other = file with
        {
            Result = file.Result with { Amounts = [file.Result.Amounts[0] with { Amount = new(49) }, .. file.Result.Amounts.Skip(1)] },
        };
        Assert.Contains("A-1", AllocationVerifier.Verify(other).Faults.Single(), StringComparison.Ordinal);
        Assert.Contains("published was", AllocationVerifier.Verify(file, new string('0', 64)).Faults.Single(), StringComparison.Ordinal);
        Assert.False(AllocationVerifier.Verify(file with { Inputs = Inputs with { Rule = Inputs.Rule with { Total = new(99) } } }).Holds);
        Assert.Null(AllocationVerifier.Verify(file with { Inputs = Inputs with { Cases = [] } }).Hash);
    }
}
