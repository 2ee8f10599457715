namespace Funding.Workflows.Programmes;

/// <summary>The JSON schemas that are built into assemblies.</summary>
public static class EmbeddedSchema
{
    /// <param name="name">Such as <c>panel-review</c>, of the file panel-review.schema.json.</param>
    /// <exception cref="InvalidOperationException">The assembly has no such schema.</exception>
    public static string Text(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream($"{name}.schema.json")
            ?? throw new InvalidOperationException($"{assembly.GetName().Name} has no {name}.schema.json.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
