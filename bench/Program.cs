// bench/README.md says what each command measures and what it gave.
var commands = new Dictionary<string, Func<string[], Task>>
{
    ["assignment"] = _ =>
    {
        AssignmentBench.Run(Console.Out);
        return Task.CompletedTask;
    },
    ["engine"] = EngineBench.RunAsync,
    ["engine-start"] = rest => StartBench.MeasureInThisProcessAsync(rest[0]),
    ["pages"] = PagesBench.RunAsync,
    ["pages-bare"] = BareHost.RunAsync,
    ["pages-host"] = PagesHost.RunAsync,
    ["payments"] = PaymentBench.RunAsync,
    ["rehearsal"] = RehearsalBench.RunAsync,
    ["round"] = RoundBench.RunAsync,
    ["storage"] = StorageBench.RunAsync,
};

if (args.Length == 0 || !commands.TryGetValue(args[0], out var command))
{
    Console.Error.WriteLine($"usage: bench {string.Join('|', commands.Keys)}");
    return 2;
}

await command(args[1..]);
return 0;
