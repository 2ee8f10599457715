return await CommandLine.RunAsync(args, Terminal.Console());
