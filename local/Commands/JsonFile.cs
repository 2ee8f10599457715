using System.Globalization;
using System.Text.Json;
using Funding.Workflows.Orchestration;

namespace Funding.Local.Commands;

/// <summary>Published files as commands read them: whatever is wrong with one is told in one line.</summary>
internal static class JsonFile
{
    public static T Existing<T>(string path, Func<string, T> read) =>
        File.Exists(path) ? read(path) : throw new CommandException($"没有这个文件 / there is no such file: {path}", ExitCode.Usage);

    public static T Read<T>(string path) => Parse<T>(Existing(path, File.ReadAllText), path);

    public static T Parse<T>(string json, string where)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, OrchestrationJson.Options) ?? throw new JsonException("null");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            // The reader's message names our types; the place is what helps.
            var place = e is JsonException { LineNumber: { } line } broken ? string.Create(CultureInfo.InvariantCulture, $": 第 {line + 1} 行 / line {line + 1}, {broken.Path}") : "";
            throw new CommandException($"{where}: 格式不符 / is not of this form{place}");
        }
    }
}
