namespace Funding.Contract.Tests;

/// <summary>What people read of a kind is there in both languages.</summary>
public sealed partial class TextTests
{
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Repository.Root, "*.resx", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Repository.Root, f))
        .Where(f => StagePattern().IsMatch(f) && !BuiltPattern().IsMatch(f) && !f.EndsWith(".en.resx", StringComparison.Ordinal))];

    [Fact]
    public async Task Every_kind_has_its_names_in_both_languages_beside_its_class()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var named = Files.Select(row => Path.GetFileNameWithoutExtension(row.Data)).ToHashSet();
        foreach (var kind in house.Get<StageKindSet>().All)
        {
            Assert.Contains(kind.GetType().Name, named);
            Assert.All(
                new[] { kind.Name, kind.InSentence, kind.Closes },
                text => Assert.True(text.Zh.Length > 0 && text.En.Length > 0, kind.Kind));
        }
    }

    [Fact]
    public async Task Every_mail_of_the_core_and_of_every_kind_renders_in_both_languages()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        foreach (var template in MailTemplates.All.Concat(house.Services.GetServices<IMailTemplates>().SelectMany(more => more.Own)))
        {
            // A day is a text, a day and a moment.
            var request = template.To(
                "person", template.Placeholders.ToDictionary(p => p, _ => "2026-10-09"), template.HasButton ? new() { Path = "/" } : null);
            Renders(house.Get<MailRenderer>(), request);
        }
    }

    [Theory]
    [MemberData(nameof(PlayedFiles.All), MemberType = typeof(PlayedFiles))]
    public async Task Every_mail_that_a_round_sends_renders_in_both_languages_with_every_placeholder_filled(string file)
    {
        await using var played = new PlayedFile(file);
        await played.Play.PlayAsync();
        var renderer = played.House.Get<MailRenderer>();
        foreach (var request in (await played.MailsAsync()).Select(m => m.Request).DistinctBy(r => r.Template))
        {
            Renders(renderer, request);
        }
    }

    private static void Renders(MailRenderer renderer, MailRequest request)
    {
        var address = request.Link is null ? null : new Uri("https://funding.example/");
        foreach (var language in new[] { "zh", "en" })
        {
            var mail = renderer.Render(request, new("zhang@example.org", "张三", language), address, null);
            Assert.All(
                new[] { mail.Subject, mail.Text, mail.Html },
                text => Assert.True(text.Length > 0 && !PlacePattern().IsMatch(text), $"{request.Template} in {language}: {text}"));
        }
    }

    [GeneratedRegex(@"(^|/)(Stages|Parts)/\w+/")]
    private static partial Regex StagePattern();

    [GeneratedRegex("(^|/)(obj|bin)/")]
    private static partial Regex BuiltPattern();

    [GeneratedRegex(@"\{[A-Za-z0-9]+(\|\w+)?\}")]
    private static partial Regex PlacePattern();
}
