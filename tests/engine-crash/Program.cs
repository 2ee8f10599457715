using DurableTask.Core.Exceptions;

// crash FOLDER COUNT [raise-again]: sees to it that instances w000 to w(COUNT-1) exist and get their events, and ends when
// all are finished. What it was told is durable it writes down; with raise-again it trusts only the instances themselves.
var folder = args[0];
var count = int.Parse(args[1], CultureInfo.InvariantCulture);
var raiseAgain = args is [_, _, "raise-again"];
var raisedPath = Path.Combine(folder, "raised.log");
var raised = File.Exists(raisedPath) && !raiseAgain ? File.ReadLines(raisedPath).ToHashSet() : [];

using var activities = new DurableLog(Path.Combine(folder, "activities.log"), flush: true);
using var acknowledged = new DurableLog(raisedPath, flush: false);
var registry = CrashWork.Register(name =>
{
    activities.Append(name);
    return Task.FromResult(name.Length);
});
await using var services = new ServiceCollection().BuildServiceProvider();
var options = new EmbeddedEngineOptions { DataFolder = folder, IdleInstancesInMemory = 10 };
// Nothing but the log holds what this run wrote, so that whoever tears its end off loses last writes and no more.
options.ConfigureWriter = connection =>
{
    using var command = connection.CreateCommand();
    command.CommandText = "PRAGMA wal_autocheckpoint=0";
    command.ExecuteNonQuery();
};
await using var engine = new EmbeddedEngine(registry, services, TimeProvider.System, options, NullLoggerFactory.Instance);
await engine.StartAsync();
Console.WriteLine("ready");

await Task.WhenAll(Enumerable.Range(0, count).Select(n => DriveAsync($"w{n:000}")));
Console.WriteLine("finished");

async Task DriveAsync(string id)
{
    if (await engine.GetInstanceAsync(id) is { IsCompleted: true })
        return;
    try
    {
        await engine.ScheduleNewOrchestrationInstanceAsync(CrashWork.Parent, new CrashState(0, []), new StartOrchestrationOptions(id));
    }
    catch (OrchestrationAlreadyExistsException)
    {
        // It runs since an earlier start.
    }

    for (var number = 0; number < CrashWork.Events; number++)
    {
        var line = $"{id} {number}";
        if (raised.Contains(line))
            continue;
        await engine.RaiseEventAsync(id, CrashWork.Event, number);
        if (!raiseAgain)
            acknowledged.Append(line);
        // Spread over the run, so that every kill finds some on their way.
        await Task.Delay(TimeSpan.FromMilliseconds(10 + (id.GetHashCode(StringComparison.Ordinal) & 31)));
    }
    await engine.WaitForInstanceCompletionAsync(id);
}
