using Microsoft.Data.Sqlite;

namespace Funding.Engine.Tests;

public sealed class DurabilityTests : IAsyncDisposable
{
    private readonly TestEngine test = new();

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    public async Task The_writer_waits_for_the_disk_at_every_commit(string setting, string expected)
    {
        SqliteConnection? writer = null;
        test.Options.ConfigureWriter = connection => writer = connection;
        await test.StartAsync();
        using var command = writer!.CreateCommand();
        command.CommandText = $"PRAGMA {setting}";
        Assert.Equal(expected, $"{command.ExecuteScalar()}");
    }

    [Fact]
    public async Task A_journal_of_another_schema_is_refused_and_left_as_it_is()
    {
        using (var other = new SqliteConnection($"Data Source={test.JournalPath};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "PRAGMA user_version=99";
            command.ExecuteNonQuery();
        }
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => test.StartAsync());
        Assert.Contains("99", refused.Message, StringComparison.Ordinal);
        Assert.Contains(test.JournalPath, refused.Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();
}
