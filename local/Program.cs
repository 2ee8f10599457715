using Funding.Local.Commands;

return await CommandLine.RunAsync(args, Terminal.Console());
