using Microsoft.Data.Sqlite;

namespace Funding.Workflows.Tests.Upkeep;

/// <summary>Whatever a round leaves in the storage either moves with it or is named here as the installation's own.</summary>
public sealed class RoundContentsTests
{
    /// <summary>
    /// The chain and mails outside rounds, the mailbox, counts against guessing, uploads under way, scripts' tokens; launches under way;
    /// and the list of rounds, the partitions written to lately, the days of awards and whom they wait for, made anew.
    /// </summary>
    private static readonly string[] Stays =
        ["system", "mail:system", "mailbox", "window:", "upload:", "uploads", "registered", "api-tokens", "launches", "rounds",
            "active", "due", "due:", AwardWaitStore.Partition];

    [Fact]
    public async Task Every_row_and_every_blob_of_an_eventful_round_is_among_its_contents()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await new RoundPlayer(house) { Eventful = true }.PlayAsync();
        await AllAsync(house, CollegeStages.RoundId);
    }

    [Fact]
    public async Task So_is_every_one_of_a_round_whose_cases_go_their_own_way()
    {
        using var file = new RollingGrants();
        await using var house = new RoundHouse(engineInMemory: true, configure: services => services.AddSingleton(file.Catalogue));
        var round = new RoundPlayer(house) { Programme = file.Programme, Applications = 3, Eventful = true };
        await round.PlayAsync();
        Assert.NotEmpty(await round.RowsAsync<Award>(RoundKeys.Awards));
        await AllAsync(house, round.Id);
    }

    private static async Task AllAsync(RoundHouse house, string roundId)
    {
        var contents = new RoundContents(house.Get<ITableStore>(), house.Get<IBlobStore>());

        var moved = await contents.RowsAsync(roundId).Select(r => $"{r.Partition} / {r.Key}").ToListAsync();
        Assert.Equal(moved.Distinct(StringComparer.Ordinal).Count(), moved.Count);
        var there = Read(house, "SELECT partition, key FROM rows")
            .Where(r => !Stays.Any(s => r[0] == s || (s.EndsWith(':') && r[0].StartsWith(s, StringComparison.Ordinal))))
            .Select(r => $"{r[0]} / {r[1]}")
            .ToList();
        Assert.Empty(there.Except(moved));
        Assert.Empty(moved.Except(there));
        foreach (var kind in (string[])[
            "round:",
            "person:",
            "people",
            "organisation:",
            "certificate:",
            "link:",
            "link-person:",
            "mail:"
        ])
            Assert.Contains(moved, m => m.StartsWith(kind, StringComparison.Ordinal));

        var blobs = await contents.BlobsAsync(roundId).Select(b => b.Name).ToListAsync();
        Assert.Equal(Read(house, "SELECT name FROM blobs")
            .Select(b => b[0])
            .Where(b => !b.StartsWith("uploads/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal), blobs.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Another_rounds_rows_are_not()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 1 };
        await run.LaunchAsync();
        await run.ApplyAsync();
        var moved = await new RoundContents(house.Get<ITableStore>(), house.Get<IBlobStore>()).RowsAsync("another-2026-1").ToListAsync();
        Assert.All(
            moved,
            row => Assert.True(row.Partition == "people" || row.Key is "person" or "person-address", $"{row.Partition} / {row.Key}"));
    }

    [Fact]
    public async Task Whose_a_changed_address_is_moves_along_with_what_became_of_the_old_one()
    {
        const string renewed = "renewed@office.example";
        await using var house = new RoundHouse(engineInMemory: true);
        await new RoundPlayer(house) { Applications = 1 }.LaunchAsync();
        var people = house.Get<PeopleStore>();
        var officer = await people.GrantAsync(Cast.Officer.Name, new RoleGrant(Role.Officer));
        await house.Get<AddressChangeCommands>().ByOfficeAsync(Cast.Administrator, officer.Id, renewed, "原邮箱已停用，本人来函。");
        var stranger = await people.GetOrCreateAsync(Cast.Officer.Name);

        var moved = await new RoundContents(house.Get<ITableStore>(), house.Get<IBlobStore>()).RowsAsync(CollegeStages.RoundId)
            .Where(r => r.Key == "person-address").ToDictionaryAsync(r => r.Partition, r => RowCodec.Read<AddressRow>(r));
        Assert.Equal(new AddressRow(officer.Id, 1), moved[AddressRow.PartitionOf(renewed)]);
        Assert.Equal(new AddressRow(stranger.Id, 2), moved[AddressRow.PartitionOf(Cast.Officer.Name)]);
    }

    private static List<string[]> Read(RoundHouse house, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(house.Folder, "storage", "storage.db"),
            Pooling = false
        }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts above.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount)
                .Select(i => Encoding.BigEndianUnicode.GetString(reader.GetFieldValue<byte[]>(i)))]);
        return rows;
    }
}
