namespace Funding.Local.Demo;

/// <summary>What a demonstration plays on a host whose clock is stepped.</summary>
internal abstract class Demonstration
{
    /// <summary>The first morning; what is played is over by today.</summary>
    public abstract DateTimeOffset Begins { get; }

    /// <summary>The address of somebody who may see everything afterwards.</summary>
    public abstract string Administrator { get; }

    /// <summary>What is worth opening afterwards: what it is, in two languages and in a column, and its path.</summary>
    public abstract IEnumerable<(string Name, string Path)> Shows { get; }

    /// <returns>True when everything that it promises happened.</returns>
    public abstract Task<bool> PlayAsync(DemoHost host);
}

/// <param name="Command">Runs a command line, as who checks what was published would.</param>
internal sealed record DemoHost(
    WebApplication App, LocalOptions Options, Terminal Terminal, RehearsalClock Clock, Func<string[], Terminal, Task<int>> Command)
{
    public IServiceProvider Services => App.Services;

    /// <summary>The players' clock.</summary>
    public VirtualClock Time { get; } = new(App.Services, Clock, Clock.AdvanceTo);

    public HttpClient Browser() => new() { BaseAddress = new Uri(Options.Address), Timeout = TimeSpan.FromMinutes(2) };
}
