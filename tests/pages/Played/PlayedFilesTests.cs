using Funding.Pages.Tests.Played.Duties;
using Funding.Pages.Tests.Played.Kinds;
using Funding.Tests.Support.Storage;

namespace Funding.Pages.Tests.Played;

/// <summary>
/// Each shipped file as its persons use it: by pages, forms and mailed links, from the launch to the end of its last award's term. At
/// night every file on both storage adapters, else the shortest one.
/// </summary>
public sealed class PlayedFilesTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    public enum Adapter
    {
        Sqlite,
        Azurite,
    }

    private const string Shortest = "certificate-pilots";

    /// <summary>Kinds of stages and duties that nobody plays by pages yet.</summary>
    private static readonly string[] Missing = [];

    public static TheoryData<string, Adapter> Files()
    {
        var files = new TheoryData<string, Adapter>();
        foreach (var adapter in PageChecks.Nightly ? Enum.GetValues<Adapter>() : [Adapter.Sqlite])
        {
            foreach (var file in PageChecks.Nightly ? ShippedCatalogue.Ids : [Shortest])
                files.Add(file, adapter);
        }

        return files;
    }

    [Theory, MemberData(nameof(Files))]
    public async Task A_file_is_played_by_its_pages_and_mails_to_the_end_of_its_last_award(string programme, Adapter adapter)
    {
        await using var host = new PlayedHost(adapter == Adapter.Azurite ? await azurite.FreshAsync() : null);
        await host.InitializeAsync();
        var seen = new SeenPages();
        using var people = new Participants(host, seen);
        await new PagePlay(host, programme, people).PlayAsync();
        Assert.True(seen.Shapes > 10);
        Assert.Empty(seen.Problems);
    }

    [Fact]
    public void Whoever_is_not_played_by_pages_is_named()
    {
        using var people = new Participants(null!, new SeenPages());
        var played = PageActors.All(people, new()).Select(a => a.Kind)
            .Concat(DutyActors.All(null!, people, new(null!, people)).SelectMany(a => a.Kinds));
        var used = ShippedCatalogue.Catalogue.Programmes
            .SelectMany(p => p.Stages.Select(s => s.Kind).Concat(p.Awards.Values.SelectMany(a => a.Duties ?? []).Select(d => d.Kind)));
        Assert.Equal(Missing, used.Except(played).Order(StringComparer.Ordinal));
    }
}
