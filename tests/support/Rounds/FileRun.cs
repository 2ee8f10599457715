namespace Funding.Tests.Support.Rounds;

/// <summary>A programme's file played as it is, in memory and through commands.</summary>
/// <param name="programme">Id of the file.</param>
public sealed class FileRun(string programme) : IAsyncDisposable
{
    private readonly RoundHouse house = new(engineInMemory: true);

    public ValueTask DisposeAsync() => house.DisposeAsync();

    /// <inheritdoc cref="FilePlay.PlayAsync"/>
    public Task PlayAsync() => new FilePlay(house.Services, house.Time, programme, house.StartAsync).PlayAsync();
}
