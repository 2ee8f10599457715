using Funding.Engine;
using Funding.Local;

var options = new LocalOptions { DataFolder = Path.GetFullPath(".data/main") };
Directory.CreateDirectory(options.DataFolder);
using var folderLock = DataFolderLock.Acquire(options.DataFolder);
await LocalHost.Build(options, folderLock).RunAsync();
