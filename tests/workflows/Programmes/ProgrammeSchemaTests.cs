using Newtonsoft.Json.Linq;

namespace Funding.Workflows.Tests.Programmes;

/// <summary>The schemas of core and kinds say what may be set; the editors' schema and the guide's tables are made of them.</summary>
public sealed class ProgrammeSchemaTests
{
    private static readonly string Composed = new ProgrammeSchema(ShippedKinds.All).Compose();

    [Fact]
    public void The_schema_that_editors_use_is_composed_of_the_core_and_each_kind() =>
        Equal(Path.Combine(ShippedCatalogue.Folder, "schema", "programme.schema.json"), Composed);

    [Fact]
    public void The_tables_of_the_guide_are_made_of_the_schemas()
    {
        var guide = Path.Combine(Repository.Root, "docs", "programmes.md");
        Equal(guide, SettingTables.Fill(File.ReadAllText(guide), JObject.Parse(Composed)));
    }

    [Fact]
    public void The_guide_has_a_table_for_every_kind()
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "programmes.md"));
        Assert.All(
            ShippedKinds.All.Stages.Select(s => $"stage-{s.Kind}").Concat(ShippedKinds.All.Parts.Select(p => $"part-{p.Kind}"))
                .Concat(ShippedKinds.All.Duties.Select(d => $"duty-{d.Kind}"))
                .Concat(ShippedKinds.All.Variations.Select(v => $"change-{v.Change}"))
                .Append("programme"),
            name => Assert.Contains(SettingTables.Begin(name), guide, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_setting_says_what_it_means() =>
        Assert.DoesNotContain(SettingTables.Rows(JObject.Parse(Composed)), r => r.Meaning.Length == 0);

    /// <summary>Where they differ, the wanted text is written beside the tests, to be copied over.</summary>
    private static void Equal(string file, string wanted)
    {
        var kept = Path.Combine(AppContext.BaseDirectory, Path.GetFileName(file));
        File.WriteAllText(kept, wanted);
        Assert.True(File.ReadAllText(file) == wanted, $"{file} is not what the schemas say; the right text is {kept}");
    }
}
