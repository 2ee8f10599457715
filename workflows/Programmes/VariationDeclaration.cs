namespace Funding.Workflows.Programmes;

/// <summary>What a kind of change says of itself to who reads a programme's file.</summary>
public interface IVariationDeclaration
{
    /// <summary>As the file writes it, such as <c>member-leaves</c>.</summary>
    string Change { get; }

    /// <inheritdoc cref="IStageDeclaration.Schema"/>
    string Schema { get; }

    /// <summary>What the schema cannot say; paths are inside the change. The settings fit the schema.</summary>
    /// <param name="award">Whose change it is.</param>
    IEnumerable<Fault> Check(VariationOutline variation, AwardSettings award, ProgrammeOutline programme);
}

/// <inheritdoc cref="IVariationDeclaration"/>
public class VariationDeclaration(string change) : IVariationDeclaration
{
    public string Change => change;

    public string Schema => EmbeddedSchema.Text(GetType().Assembly, $"change-{change}");

    public virtual IEnumerable<Fault> Check(VariationOutline variation, AwardSettings award, ProgrammeOutline programme) => [];
}

/// <summary>What of variations the schema cannot say.</summary>
internal static class VariationRules
{
    public static void Check(ProgrammeOutline outline, YamlFile file)
    {
        foreach (var (award, settings) in outline.Programme.Awards)
        {
            var (path, variations) = ($"awards.{award}.variations", settings.Variations ?? []);
            Unique.Check(file, path, variations.Select(v => v.Change), "change", "change");
            foreach (var (i, variation) in variations.Index())
                foreach (var fault in outline.Kinds.Variation(variation.Change).Check(variation, settings, outline))
                    file.Fault($"{path}[{i}].{fault.Path}", fault.Message);
        }
    }
}
