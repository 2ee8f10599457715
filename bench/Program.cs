using Funding.Bench.Storage;

var commands = new Dictionary<string, Func<string[], Task>>
{
    ["storage"] = StorageBench.RunAsync,
};

if (args.Length == 0 || !commands.TryGetValue(args[0], out var command))
{
    Console.Error.WriteLine($"usage: bench {string.Join('|', commands.Keys)}");
    return 2;
}

await command(args[1..]);
return 0;
