namespace Funding.Infra.Tests;

public sealed class WidthTests
{
    private const int Columns = 140;

    [Fact]
    public void No_line_of_code_or_page_is_wider_than_140_columns()
    {
        var ours = Directory.EnumerateFiles(Repository.Root, "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .Where(f => !Path.GetRelativePath(Repository.Root, f).Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj"]).Any());
        Assert.All(ours, file =>
        {
            var wide = File.ReadLines(file).Index().Where(line => line.Item.Length > Columns).Select(line => line.Index + 1);
            Assert.True(!wide.Any(), $"{file}: {string.Join(", ", wide)}");
        });
    }
}
