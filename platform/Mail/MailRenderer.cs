namespace Funding.Platform.Mail;

/// <param name="Subject">One line.</param>
public sealed record RenderedMail(string Subject, string Html, string Text);

/// <summary>Turns a request into the mail its recipient reads. Pure: the same input gives the same bytes.</summary>
public sealed class MailRenderer(MailOptions options, MailTemplateSet templates)
{
    private const string Layout = "Layout.";

    /// <param name="address">Where the button leads; null without one.</param>
    /// <param name="expiresAt">Until when the link works; null for a plain page.</param>
    /// <exception cref="ArgumentException">The template is unknown or a value is missing.</exception>
    public RenderedMail Render(MailRequest request, MailRecipient recipient, Uri? address, DateTimeOffset? expiresAt)
    {
        var template = templates.Find(request.Template) ?? throw new ArgumentException($"There is no mail {request.Template}.");
        if (template.Problem(request) is { } problem)
            throw new ArgumentException(problem);

        var english = recipient.Language == "en";
        var addressed = recipient.Name.Length > 0 ? recipient.Name : request.Organisation ?? "";
        string Text(string key) => MailTemplate.Fill(
            (key.StartsWith(Layout, StringComparison.Ordinal) ? MailTemplates.Texts.Get : template.Texts)(key, english), Value, english);
        string? Value(string name) => name switch
        {
            "Name" => addressed,
            "Authority" => Authority(english),
            "Expiry" => expiresAt is { } at ? MailDates.Moment(at, english) : null,
            _ => english && request.Data.TryGetValue(name + ".en", out var translated) ? translated : request.Data.GetValueOrDefault(name),
        };

        var letter = new MailLetter
        {
            Language = english ? "en" : "zh-CN",
            Subject = OneLine(Text(template.Name + ".Subject")),
            Greeting = Clean(Text(addressed.Length > 0 ? "Layout.Greeting" : "Layout.GreetingWithoutName")),
            Paragraphs = Clean(Text(template.Name + ".Body")).Split(
                "\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Action = template.HasButton ? OneLine(Text(template.Name + ".Action")) : null,
            Address = address,
            CopyHint = Text("Layout.CopyAddress"),
            Signature = Authority(english),
            Footer = [.. new[] { template.Name + ".Why", expiresAt is null ? null : "Layout.Expiry", "Layout.Automatic" }
                .OfType<string>()
                .Select(Text)
                .Select(Clean)],
        };
        return new RenderedMail(letter.Subject, letter.ToHtml(), letter.ToText());
    }

    /// <summary>Who signs the mail, as the reader's language calls it.</summary>
    public string Authority(bool english) => english ? options.FromNameEnglish : options.FromName;

    // A line break in a value would begin a header of the sender's choice; marks that turn the reading direction hide text.
    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            line.Append(TextMarks.IsControl(rune) ? " " : rune.ToString());
        return Clean(line.ToString()).Trim();
    }

    private static string Clean(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").EnumerateRunes()
            .Where(rune => rune.Value == '\n' || (!TextMarks.IsControl(rune) && !TextMarks.TurnsDirection(rune))));
}
