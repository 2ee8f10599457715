using Funding.Workflows.Programmes;

namespace Funding.Services.Catalogue;

/// <summary>One programme file: schema first, then the rules between its settings.</summary>
internal static class ProgrammeLoader
{
    private static readonly SchemaCheck Schema = SchemaCheck.Named("programme");

    /// <summary>Null, with its problems noted, when the file cannot be used.</summary>
    public static Programme? Load(YamlFile file, IReadOnlySet<string> desks)
    {
        if (!Schema.Check(file)) return null;
        var programme = file.Read<Programme>();
        var expected = Path.GetFileNameWithoutExtension(file.Name);
        if (programme.Id != expected)
            file.Fault("id", $"'{programme.Id}' is not the file's name; allowed: {expected}");
        FormRules.Check(programme, file);
        EligibilityTextRules.Check(programme, file);
        RoundRules.Check(programme, desks, file);
        SettingPaths.Check(programme.AuthoritySettings, file);
        return file.Problems.Count == 0 ? programme : null;
    }
}
