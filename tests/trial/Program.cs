var addresses = new Option<Uri[]>("--address")
{
    Required = true,
    AllowMultipleArgumentsPerToken = true,
    CustomParser = given =>
    {
        if (given.Tokens.FirstOrDefault(token => !Uri.TryCreate(token.Value, UriKind.Absolute, out _)) is { } wrong)
        {
            given.AddError($"--address: not an address: '{wrong.Value}'");
            return [];
        }

        return [.. given.Tokens.Select(token => new Uri(token.Value))];
    },
    Description = "Where the app's Functions hosts listen; several are used by turns",
};
var folder = new Option<DirectoryInfo?>("--folder") { Description = "Where figures and exports go; a new temporary folder where absent" };
var only = new Option<string?>("--only") { Description = "Only the trials with this in their name" };
var sameAs = new Option<DirectoryInfo>("--same-as")
{
    Description = "Data folder of the one-machine demonstration of the same programme: a played round has to leave the same",
};
sameAs.AcceptExistingOnly();
var root = new RootCommand("Tries an app that runs under the real Functions host.") { addresses, folder, only, sameAs };
root.SetAction(async parsed =>
{
    var into = parsed.GetValue(folder)?.FullName ?? Directory.CreateTempSubdirectory("funding-trial-").FullName;
    Directory.CreateDirectory(into);
    using var app = RunningApp.At(parsed.GetRequiredValue(addresses), into, parsed.GetValue(sameAs)?.FullName);
    return await Trials.RunAsync(app, parsed.GetValue(only) ?? "", Console.Out) ? 0 : 1;
});
return await root.Parse(args).InvokeAsync();
