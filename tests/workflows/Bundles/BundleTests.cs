namespace Funding.Workflows.Tests.Bundles;

/// <summary>Which applications of a list go into one file.</summary>
public sealed class BundleTests
{
    [Fact]
    public void Drafts_and_conflicts_stay_out_and_the_order_is_the_lists()
    {
        ApplicationSummary[] listed = [Of("c-1"), Of("a-1"), Of("b-1") with { SubmittedAt = null }, Of("d-1")];
        Assert.Equal(["c-1", "d-1"], BundleDecision.Pick(listed, new HashSet<string> { "a-1" }, BundleContent.Documents));
        Assert.Equal("bundle-empty", Code(() => BundleDecision.Pick(listed[1..3], new HashSet<string> { "a-1" }, BundleContent.Documents)));
    }

    [Theory]
    [InlineData(BundleContent.Documents, 200)]
    [InlineData(BundleContent.Binders, 50)]
    public void As_many_as_one_file_holds_are_taken_and_one_more_is_not(BundleContent content, int most)
    {
        ApplicationSummary[] listed = [.. Enumerable.Range(1000, most + 1).Select(n => Of($"{n}-1"))];
        var none = new HashSet<string>();
        Assert.Equal(most, BundleDecision.Pick(listed[..most], none, content).Count);
        Assert.Equal("bundle-too-many", Code(() => BundleDecision.Pick(listed, none, content)));
        Assert.Equal(most, BundleDecision.Pick(listed, new HashSet<string> { "1000-1" }, content).Count);
    }

    [Fact]
    public void Documents_beyond_the_bytes_of_one_file_are_refused()
    {
        var document = new AttachedDocument("d", "s", "a.pdf", "pdf", BundleDecision.MostBytes / 2, "", "", default, "clean");
        var application = new Application
        {
            Id = "a-1",
            RoundId = "r",
            CreditCode = "a",
            OrganisationName = "甲",
            ApplicantKind = "k",
            Desk = "d",
            State = ApplicationState.Submitted,
            Editors = ["e"],
            CreatedAt = default,
            Documents = [document],
        };
        BundleDecision.DemandSize([application, application]);
        var larger = application with { Documents = [document, document] };
        Assert.Equal("bundle-too-large", Code(() => BundleDecision.DemandSize([application, larger])));
    }

    private static ApplicationSummary Of(string id) =>
        new(id, "甲", "", "hangzhou", ApplicationState.Submitted, null, null, DateTimeOffset.UnixEpoch);

    private static string Code(Action act) => Assert.Throws<RefusedException>(act).Refusals[0].Code;
}
