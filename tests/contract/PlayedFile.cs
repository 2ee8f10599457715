namespace Funding.Contract.Tests;

/// <summary>A round of one of the contract's programmes in a house of its own, its engine in memory.</summary>
internal sealed class PlayedFile : IAsyncDisposable
{
    private readonly AddedProgramme? file;

    /// <param name="name">Of <see cref="PlayedFiles"/>, or a kind for its smallest file.</param>
    /// <param name="configure">Services that take the place of the house's own.</param>
    public PlayedFile(string name, int applications = 3, bool eventful = true, Action<IServiceCollection>? configure = null)
    {
        file = name switch
        {
            PlayedFiles.Shipped => null,
            SmallGrants.Id => new SmallGrants(),
            _ => new SmallestFile(name),
        };
        House = new RoundHouse(engineInMemory: true, configure: services =>
        {
            if (file is not null)
            {
                services.AddSingleton(file.Catalogue);
            }

            WatchedTables.Watch(services);
            configure?.Invoke(services);
        });
        Play = new RoundPlayer(House)
        {
            Programme = file?.Programme ?? ShippedCatalogue.Colleges,
            Applications = applications,
            Experts = _ => 4,
            Places = name == PlayedFiles.Shipped ? 2 : null,
            Eventful = eventful,
        };
    }

    public RoundHouse House { get; }

    public RoundPlayer Play { get; }

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        file?.Dispose();
    }
}

/// <summary>What is played: every kind is in one of these at least.</summary>
internal static class PlayedFiles
{
    public const string Shipped = "mixed-ownership-colleges";

    /// <summary>The kinds that a programme's file may name.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. ShippedKinds.All.Stages.Select(s => s.Kind)];

    public static TheoryData<string> EachKind => [.. Kinds];

    /// <summary>The smallest files of the kinds whose stages no other kind's smallest file has too.</summary>
    public static TheoryData<string> Smallest
    {
        get
        {
            var stages = Kinds.ToDictionary(k => k, k => SmallestFile.StagesOf(k).ToHashSet());
            return [.. Kinds.Where(k => !Kinds.Any(other => stages[other].IsProperSupersetOf(stages[k])))];
        }
    }

    /// <summary>The same, the file that is shipped, and one with a list instead of a ranking.</summary>
    public static TheoryData<string> All => [Shipped, SmallGrants.Id, .. Smallest.Select(row => row.Data)];
}
