namespace Funding.Platform.Mail;

/// <summary>A letter's parts as plain text, and its two forms. Everything is encoded on its way into HTML.</summary>
internal sealed record MailLetter
{
    // A Chinese font first would set English quotation marks as wide as characters.
    private const string ChineseFont = "font-family:'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',Arial,sans-serif;";
    private const string EnglishFont = "font-family:Arial,Helvetica,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;";

    public required string Language { get; init; }

    public required string Subject { get; init; }

    public required string Greeting { get; init; }

    public required IReadOnlyList<string> Paragraphs { get; init; }

    public required string? Action { get; init; }

    public required Uri? Address { get; init; }

    public required string CopyHint { get; init; }

    public required string Signature { get; init; }

    public required IReadOnlyList<string> Footer { get; init; }

    private string Font => Language == "en" ? EnglishFont : ChineseFont;

    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var block in (string[])[Greeting, .. Paragraphs])
            text.Append(block).Append("\n\n");
        if (Address is not null)
            text.Append(Action).Append('\n').Append(Address.AbsoluteUri).Append("\n\n");
        text.Append(Signature).Append("\n\n-- \n");
        foreach (var line in Footer)
            text.Append(line).Append('\n');
        return text.ToString();
    }

    // Tables and inline styles because mail programs drop style sheets; nothing is fetched from anywhere.
    public string ToHtml()
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"").Append(Language).Append("\"><head><meta charset=\"utf-8\">")
            .Append(
                "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"referrer\" "
                    + "content=\"no-referrer\"><title>")
            .Append(Encode(Subject)).Append("</title></head>\n<body style=\"margin:0;padding:0;background-color:#f3f4f6;\">\n")
            .Append("<div style=\"display:none;max-height:0;overflow:hidden;\">").Append(Encode(Paragraphs[0])).Append("</div>\n")
            .Append(
                "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\"><tr><td align=\"center\" "
                    + "style=\"padding:24px 12px;\">\n")
            .Append(
                "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" "
                    + "style=\"max-width:600px;background-color:#ffffff;border-top:4px solid #9b1c1c;\">")
            .Append(
                "<tr><td style=\"padding:28px "
                    + "32px;color:#1f2937;font-size:16px;line-height:1.75;word-break:break-word;overflow-wrap:anywhere;")
                        .Append(Font)
                        .Append("\">\n");
        html.Append("<h1 style=\"margin:0 0 20px;font-size:20px;line-height:1.4;\">").Append(Encode(Subject)).Append("</h1>\n");
        foreach (var block in (string[])[Greeting, .. Paragraphs])
            html.Append("<p style=\"margin:0 0 16px;\">").Append(Encode(block)).Append("</p>\n");
        if (Address is not null)
        {
            var href = Encode(Address.AbsoluteUri);
            html.Append("<p style=\"margin:24px 0;\"><a href=\"").Append(href)
                .Append(
                    "\" style=\"display:inline-block;padding:12px "
                        + "28px;background-color:#9b1c1c;color:#ffffff;text-decoration:none;border-radius:4px;font-weight:bold;\">")
                .Append(Encode(Action!)).Append("</a></p>\n<p style=\"margin:0 0 16px;font-size:13px;color:#4b5563;\">")
                .Append(Encode(CopyHint)).Append("<br><span style=\"word-break:break-all;\">").Append(href).Append("</span></p>\n");
        }

        html.Append("<p style=\"margin:0 0 8px;\">").Append(Encode(Signature)).Append("</p>\n</td></tr>\n")
            .Append("<tr><td style=\"padding:16px 32px;background-color:#f9fafb;color:#4b5563;font-size:13px;line-height:1.6;").Append(
                Font).Append("\">\n");
        foreach (var line in Footer)
            html.Append("<p style=\"margin:0 0 4px;\">").Append(Encode(line)).Append("</p>\n");
        return html.Append("</td></tr></table>\n</td></tr></table>\n</body></html>\n").ToString();
    }

    private static string Encode(string text) => string.Join("<br>\n", text.Split('\n').Select(HtmlText.Encoder.Encode));
}
