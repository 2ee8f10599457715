// crash FOLDER: writes rows and blobs there without pause until it is killed; what was acknowledged it writes down.
await using var storage = new ServiceCollection().AddSqliteStorage(args[0]).BuildServiceProvider();
using var notes = new AcknowledgedWrites(args[0]);
await CrashWork.RunAsync(storage.GetRequiredService<ITableStore>(), storage.GetRequiredService<IBlobStore>(), notes.Add);
