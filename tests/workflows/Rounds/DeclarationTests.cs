namespace Funding.Workflows.Tests.Rounds;

public sealed class DeclarationTests
{
    [Fact]
    public void Whatever_a_kind_needs_some_kind_gives()
    {
        var given = ShippedKinds.All.Stages.SelectMany(k => k.Gives).ToHashSet();
        Assert.All(ShippedKinds.All.Stages.SelectMany(k => k.Needs.Concat(k.NeedsLater)), need => Assert.Contains(need, given));
        Assert.All(given.Except([typeof(ICases)]), offer => Assert.True(
            offer.IsInterface && offer.Namespace == typeof(IOrder).Namespace, offer.Name));
    }

    [Fact]
    public void An_offer_that_says_something_is_said_by_the_settings_of_its_kind() =>
        Assert.All(ShippedCatalogue.Colleges.Stages, stage => Assert.All(
            ShippedKinds.All.Stage(stage.Kind).Gives.Where(offer => offer.GetProperties().Length > 0),
            offer => Assert.IsAssignableFrom(offer, ShippedKinds.All.Stage(stage.Kind).Read(stage))));

    [Fact]
    public void Kinds_have_one_name_each_and_a_schema()
    {
        var names = ShippedKinds.All.Stages.Select(k => k.Kind).Concat(ShippedKinds.All.Parts.Select(k => k.Kind)).ToList();
        Assert.Equal(names.Distinct(), names);
        Assert.All(ShippedKinds.All.Stages, k => Assert.Contains("\"properties\"", k.Schema, StringComparison.Ordinal));
        Assert.All(ShippedKinds.All.Parts, k => Assert.Contains("\"properties\"", k.Schema, StringComparison.Ordinal));
    }

    [Fact]
    public void The_shipped_programmes_together_use_every_kind()
    {
        var all = ShippedCatalogue.Catalogue.Programmes;
        Assert.Equal(
            ShippedKinds.All.Stages.Select(k => k.Kind).Order(), all.SelectMany(p => p.Stages.Select(s => s.Kind)).Distinct().Order());
        Assert.Equal(
            ShippedKinds.All.Parts.Select(k => k.Kind).Order(), all.SelectMany(p => p.Parts.Select(s => s.Kind)).Distinct().Order());
    }
}
