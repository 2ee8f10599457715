using Microsoft.Data.Sqlite;

namespace Funding.Workflows.Tests.Upkeep;

/// <summary>What was stored and is lost or damaged is found, named, and left as it is.</summary>
public sealed class IntegrityCheckTests : IAsyncLifetime
{
    private readonly RoundHouse house = new(engineInMemory: true);
    private readonly RoundPlayer run;

    public IntegrityCheckTests() => run = new RoundPlayer(house) { Applications = 1 };

    private static string Partition => $"round:{CollegeStages.RoundId}";

    private static string Key => $"app:{Cast.ApplicationId(1)}";

    public async ValueTask InitializeAsync()
    {
        await run.LaunchAsync();
        await run.SubmitAsync(1);
        await house.SettleAsync();
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task Sound_data_has_no_faults_and_the_report_is_kept()
    {
        var report = await CheckAsync();
        Assert.Equal(0, report.Total);
        Assert.Equal(report.At, (await house.Get<LatestIntegrity>().ReadAsync())!.At);
    }

    [Fact]
    public async Task A_document_whose_file_is_gone_is_named_and_reading_it_is_no_empty_document()
    {
        var name = (await ApplicationAsync()).Documents[0].BlobName;
        File.Delete(FileOf(name));

        Assert.Equal([new(IntegrityFaultKind.Missing, name)], (await CheckAsync()).Faults);
        await Assert.ThrowsAsync<MissingContentException>(() => house.Get<IBlobStore>().OpenReadAsync(name));
    }

    [Fact]
    public async Task A_document_that_the_store_has_lost_with_its_name_is_named()
    {
        var name = (await ApplicationAsync()).Documents[0].BlobName;
        await house.Get<IBlobStore>().DeleteAsync(name);

        Assert.Equal([new(IntegrityFaultKind.Missing, name)], (await CheckAsync()).Faults);
    }

    [Fact]
    public async Task Lost_answers_that_were_submitted_are_named_and_never_read_as_an_empty_form()
    {
        var application = await ApplicationAsync();
        await house.Get<IBlobStore>().DeleteAsync(application.AnswersBlob!);

        Assert.Equal([new(IntegrityFaultKind.Missing, application.AnswersBlob!)], (await CheckAsync()).Faults);
        await Assert.ThrowsAsync<MissingContentException>(() => house.Get<ApplicationStore>().ReadAnswersAsync(application));
        await Assert.ThrowsAsync<MissingContentException>(() => house.Get<ApplicationStore>().ReadSubmittedAsync(application));
    }

    [Fact]
    public async Task A_document_of_another_length_is_named()
    {
        var name = (await ApplicationAsync()).Documents[0].BlobName;
        await File.AppendAllTextAsync(FileOf(name), "more", TestContext.Current.CancellationToken);

        Assert.Equal([new(IntegrityFaultKind.Length, name)], (await CheckAsync()).Faults);
    }

    [Fact]
    public async Task A_row_whose_text_is_torn_is_named_beside_everything_else_and_stays_as_it_is()
    {
        Execute("UPDATE rows SET properties = '{\"v0\":' WHERE key = $1", Key);

        var report = await CheckAsync();
        Assert.Contains(new(IntegrityFaultKind.Row, $"{Partition} / {Key}"), report.Faults);
        var refused = await Assert.ThrowsAsync<DamagedRowException>(() => house.Get<ITableStore>().GetAsync(Partition, Key));
        Assert.Equal($"{Partition} / {Key}", refused.Row);
        Assert.Equal(1, report.Total);
    }

    [Theory]
    [InlineData("app:")]
    [InlineData("round")]
    [InlineData("snapshot")]
    public async Task A_row_that_is_none_of_its_kind_is_named(string start)
    {
        var key = start == "app:" ? Key : start;
        await house.Get<ITableStore>().CommitAsync(Partition, new UpsertRow(key, new Dictionary<string, string> { ["v0"] = "[1,2]" }));

        Assert.Contains(new(IntegrityFaultKind.Row, $"{Partition} / {key}"), (await CheckAsync()).Faults);
    }

    private Task<IntegrityReport> CheckAsync() => house.Get<IntegrityCheck>().RunAsync();

    private Task<Application> ApplicationAsync() => run.ApplicationAsync(Cast.ApplicationId(1));

    private string FileOf(string blob)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT file FROM blobs WHERE name = $1";
        command.Parameters.AddWithValue("$1", System.Text.Encoding.BigEndianUnicode.GetBytes(blob));
        var file = (string)command.ExecuteScalar()!;
        return Path.Combine(house.Folder, "storage", "blobs", file[..2], file);
    }

    private void Execute(string sql, string key)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$1", System.Text.Encoding.BigEndianUnicode.GetBytes(key));
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(house.Folder, "storage", "storage.db")};Pooling=False");
        connection.Open();
        return connection;
    }
}
