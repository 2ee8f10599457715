namespace Funding.Local.Demo;

/// <summary>The folder of a demonstration: fresh each time, and never anything but a demonstration's.</summary>
internal static class DemoFolder
{
    private const string Mark = "demonstration.txt";

    /// <summary>A demonstration's data are in it.</summary>
    public static bool Is(string folder) => File.Exists(Path.Combine(folder, Mark));

    /// <summary>Empties the folder if an earlier demonstration left it; its lock is held.</summary>
    /// <exception cref="CommandException">It holds something else.</exception>
    public static void Renew(string folder)
    {
        var content = new DataFolder(folder).Content().ToList();
        if (content.Count > 0 && !Is(folder))
            throw new CommandException($"--demo：目录中有其他数据，不会清空 / the folder holds other data, which is left alone: {folder}");
        foreach (var entry in content)
        {
            if (Directory.Exists(entry))
                Directory.Delete(entry, recursive: true);
            else
                File.Delete(entry);
        }

        File.WriteAllText(Path.Combine(folder, Mark), "演示数据，每次演示时清空。 / Data of the demonstration; emptied by the next one.\n");
    }
}
