namespace Funding.Local.Terminals;

/// <summary>Published files as commands read them: whatever is wrong with one is told in one line.</summary>
internal static class JsonFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static T Existing<T>(string path, Func<string, T> read) =>
        File.Exists(path) ? read(path) : throw new CommandException($"没有这个文件 / there is no such file: {path}", ExitCode.Usage);

    public static T Read<T>(string path) => Parse<T>(Existing(path, p => File.ReadAllText(p, Utf8)), path, 1);

    /// <summary>One value a line; an empty line is none.</summary>
    public static IEnumerable<T> Lines<T>(string path)
    {
        var number = 0;
        using var lines = Existing(path, p => File.ReadLines(p, Utf8)).GetEnumerator();
        while (Next(lines, path, ++number) is { } line)
            yield return Parse<T>(line, path, number);
    }

    private static string? Next(IEnumerator<string> lines, string path, int number)
    {
        try
        {
            return lines.MoveNext() ? lines.Current : null;
        }
        catch (DecoderFallbackException)
        {
            throw new CommandException(
                string.Create(CultureInfo.InvariantCulture, $"{path}:{number}: 自此行起不是 UTF-8 文本 / from here on it is no UTF-8 text"));
        }
    }

    /// <param name="first">The number of the text's first line in the file.</param>
    private static T Parse<T>(string json, string path, int first)
    {
        try
        {
            return PublishedJson.Read<T>(Encoding.UTF8.GetBytes(json));
        }
        catch (PublishedJsonException wrong)
        {
            throw new CommandException(string.Create(CultureInfo.InvariantCulture, $"{path}:{first + wrong.Line - 1}: {wrong.Message}"));
        }
    }
}
