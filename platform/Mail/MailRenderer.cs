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
        var addressed = Addressed(request, recipient);
        string Text(string key) => MailTemplate.Fill(
            (key.StartsWith(Layout, StringComparison.Ordinal) ? MailTemplates.Texts.Get : template.Texts)(key, english), Value, english);
        string? Value(string name) => ValueOf(name, request, recipient, expiresAt);

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

    /// <summary>What the log of mails says of it, before anything became of it.</summary>
    public MailLine LineOf(MailRequest request, MailRecipient? recipient)
    {
        var line = new MailLine
        {
            Template = request.Template,
            Subject = SubjectOf(request, recipient ?? new("", "", "zh")) ?? request.Template,
        };
        return templates.Find(request.Template) is { RecipientHidden: true } ? line : line with
        {
            PersonId = request.PersonId,
            Address = recipient?.Address ?? "",
            Name = recipient is null ? "" : Addressed(request, recipient),
        };
    }

    /// <returns>The subject as the recipient reads it; null for a mail that cannot be rendered.</returns>
    private string? SubjectOf(MailRequest request, MailRecipient recipient)
    {
        if (templates.Find(request.Template) is not { } template || template.Problem(request) is not null)
            return null;
        var english = recipient.Language == "en";
        try
        {
            return OneLine(MailTemplate.Fill(
                template.Texts(template.Name + ".Subject", english), name => ValueOf(name, request, recipient, null), english));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private string? ValueOf(string name, MailRequest request, MailRecipient recipient, DateTimeOffset? expiresAt)
    {
        var english = recipient.Language == "en";
        return name switch
        {
            "Name" => Addressed(request, recipient),
            "Authority" => Authority(english),
            "Expiry" => expiresAt is { } at ? MailDates.Moment(at, english) : null,
            _ => english && request.Data.TryGetValue(name + ".en", out var translated) ? translated : request.Data.GetValueOrDefault(name),
        };
    }

    private static string Addressed(MailRequest request, MailRecipient recipient) =>
        recipient.Name.Length > 0 ? recipient.Name : request.Organisation ?? "";

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
