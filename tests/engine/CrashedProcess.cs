namespace Funding.Engine.Tests;

/// <summary>Runs the crash program on a folder, kills it, and reads what it left behind.</summary>
internal sealed class CrashedProcess : IDisposable
{
    private readonly HashSet<string> journaledDone = [];
    private int linesChecked;

    public string Folder { get; } = Directory.CreateTempSubdirectory("funding-crash-").FullName;

    private string WalPath => Path.Combine(Folder, EmbeddedEngineOptions.FileName + "-wal");

    /// <returns>True when it finished before it could be killed.</returns>
    public async Task<bool> RunAsync(int instances, TimeSpan? killAfter, bool raiseAgain = false)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CrashWork).Assembly.Location, Folder, $"{instances}", .. raiseAgain
            ? (string[])["raise-again"]
            : []])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        if (await process.StandardOutput.ReadLineAsync() != "ready")
            throw new InvalidOperationException($"The crash program did not start: {await errors}");
        if (killAfter is { } delay)
        {
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(delay));
            process.Kill();
        }
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException("The instances did not finish: " + string.Join(", ", Unfinished()));
        }
        return process.ExitCode == 0;
    }

    /// <summary>Activities that ran since the last look although the journal of that look had them as done.</summary>
    public List<string> RanAgain()
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, "activities.log"));
        var again = lines.Skip(linesChecked).Where(journaledDone.Contains).ToList();
        linesChecked = lines.Length;
        ReadJournal();
        return again;
    }

    /// <summary>Loses or spoils the end of the write-ahead log, as a power cut may.</summary>
    public void TearLog(Random random)
    {
        using var log = new FileStream(WalPath, FileMode.Open, FileAccess.ReadWrite);
        var keep = log.Length - random.NextInt64(1, Math.Min(log.Length, 256 * 1024));
        if (random.Next(2) == 0)
        {
            log.SetLength(keep);
            return;
        }
        var spoiled = new byte[Math.Min(log.Length - keep, random.Next(1, 8192))];
        random.NextBytes(spoiled);
        log.Position = keep;
        log.Write(spoiled);
    }

    public List<InstanceState> Instances()
    {
        using var journal = new SqliteJournal(CopyJournal());
        return All(journal);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private IEnumerable<string> Unfinished() => Instances().Where(i => !i.Row.IsFinished).Select(i => i.Row.Id);

    /// <summary>A copy, since reading the original would tidy its log away.</summary>
    private string CopyJournal()
    {
        var copy = Directory.CreateDirectory(Path.Combine(Folder, "copy")).FullName;
        var name = EmbeddedEngineOptions.FileName;
        foreach (var suffix in (string[])["", "-wal"])
        {
            File.Delete(Path.Combine(copy, name + suffix));
            if (File.Exists(Path.Combine(Folder, name + suffix)))
                File.Copy(Path.Combine(Folder, name + suffix), Path.Combine(copy, name + suffix));
        }
        File.Delete(Path.Combine(copy, name + "-shm"));
        return Path.Combine(copy, name);
    }

    private void ReadJournal()
    {
        journaledDone.Clear();
        using var journal = new SqliteJournal(CopyJournal());
        foreach (var instance in All(journal))
        {
            var row = journal.Find(instance.Row.Id)!;
            for (var generation = 0; generation < row.Generation; generation++)
            {
                foreach (var step in (string[])["first", "fan-a", "fan-b", "last"])
                    journaledDone.Add(CrashWork.ActivityName(row.Id, generation, step));
            }
            var history = journal.History(row.Key);
            var done = history.SelectMany(e => e.Events).Where(e => e.Kind == EventKind.ActivityCompleted).Select(e => e.Task).ToHashSet();
            foreach (var step in history.SelectMany(e => e.Steps ?? []).Where(s => s.Kind == StepKind.Activity && done.Contains(s.Task)))
                journaledDone.Add(JsonSerializer.Deserialize<string>(step.Input!)!);
        }
    }

    private static List<InstanceState> All(SqliteJournal journal)
    {
        var all = new List<InstanceState>();
        for (string? continuation = ""; continuation is not null;)
        {
            var page = journal.Query(new InstanceQuery(PageSize: 1000, Continuation: continuation));
            all.AddRange(page.Instances);
            continuation = page.Continuation;
        }
        return all;
    }
}
