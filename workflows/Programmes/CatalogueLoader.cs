namespace Funding.Workflows.Programmes;

/// <summary>Reads the whole folder and reports the problems of every file together.</summary>
internal sealed class CatalogueLoader
{
    private const string TargetsFile = "plan/targets.yaml";
    private const string IndicatorsFile = "plan/indicators.yaml";

    private static readonly SchemaCheck DesksSchema = SchemaCheck.Named("desks");

    private readonly string folder;
    private readonly ProgrammeKinds kinds;
    private readonly List<FileProblem> problems = [];

    private CatalogueLoader(string folder, ProgrammeKinds kinds) => (this.folder, this.kinds) = (folder, kinds);

    public static Catalogue Load(string folder, ProgrammeKinds kinds) => new CatalogueLoader(Path.GetFullPath(folder), kinds).Load();

    private Catalogue Load()
    {
        if (!Directory.Exists(folder)) throw new CatalogueException([new(folder, 1, 1, "", "there is no such folder")]);
        foreach (var misnamed in Directory.EnumerateFiles(folder, "*.yml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            problems.Add(new(Relative(misnamed), 1, 1, "", "the file would not be read; name it .yaml"));
        var desks = Desks();
        var files = Files("").Where(f => f != "desks.yaml").ToList();
        var loader = new ProgrammeLoader(
            kinds, desks, files.Select(f => Path.GetFileNameWithoutExtension(f)).ToHashSet(StringComparer.Ordinal));
        // Each file is checked by itself, on all cores: it is most of what a start takes.
        var read = files.AsParallel().AsOrdered().Select(f => Look(f, loader.Load)).ToList();
        problems.AddRange(read.SelectMany(r => r.Problems));
        var programmes = read.SelectMany(r => r.Loaded ?? []).ToList();
        var texts = files.Zip(read).ToDictionary(f => Path.GetFileNameWithoutExtension(f.First), f => f.Second.Text);
        var banks = Files("banks").Select(f => Read(f, BankTemplateLoader.Load)).OfType<BankTemplate>().ToList();
        var calendar = Calendar();
        var targets = IfThere(TargetsFile, new TargetsLoader(kinds, programmes).Load) ?? PlanTargets.None;
        var indicators = IfThere(IndicatorsFile, IndicatorsLoader.Load) ?? PlanIndicators.None;
        return problems.Count > 0 ? throw new CatalogueException(problems)
            : new(programmes, desks, calendar, banks, kinds, texts) { Targets = targets, Indicators = indicators };
    }

    private IReadOnlyList<Desk> Desks()
    {
        if (File.Exists(Path.Combine(folder, "desks.yaml")))
            return Read("desks.yaml", file =>
            {
                if (!DesksSchema.Check(file)) return null;
                var desks = file.Read<WrittenDesks>().Desks;
                Unique.Check(file, "desks", desks.Select(d => d.Id), "desk");
                return desks;
            }) ?? [];
        problems.Add(new("desks.yaml", 1, 1, "", "the file is missing; it lists the recommending cities and departments"));
        return [];
    }

    private WorkingCalendar Calendar()
    {
        var years = Files("calendar").Select(f => Read(f, CalendarLoader.Load)).OfType<CalendarYear>().ToList();
        return problems.Count == 0 ? new(years) : WorkingCalendar.Weekly;
    }

    private T? Read<T>(string name, Func<YamlFile, T?> load) where T : class
    {
        var (loaded, found, _) = Look(name, load);
        problems.AddRange(found);
        return loaded;
    }

    private T? IfThere<T>(string name, Func<YamlFile, T?> load) where T : class =>
        File.Exists(Path.Combine(folder, name)) ? Read(name, load) : null;

    private (T? Loaded, IReadOnlyList<FileProblem> Problems, string Text) Look<T>(string name, Func<YamlFile, T?> load) where T : class
    {
        var text = File.ReadAllText(Path.Combine(folder, name));
        var file = YamlReader.Read(name, text);
        var loaded = file.Root.HasValues || file.Problems.Count == 0 ? load(file) : null;
        return (loaded, YamlSettings.InOrder(file), text);
    }

    private IEnumerable<string> Files(string under)
    {
        var path = Path.Combine(folder, under);
        return Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.yaml").Select(Relative).Order(StringComparer.Ordinal) : [];
    }

    private string Relative(string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    private sealed record WrittenDesks(IReadOnlyList<Desk> Desks);
}
