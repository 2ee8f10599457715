using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Funding.Local.Demo;

/// <summary>The public notice as an official document: the administrator publishes it, anybody takes the DOCX; it is read again.</summary>
internal static class NoticeDocument
{
    private const string Stage = "notice";

    public static async Task PublishAsync(DemoYear year)
    {
        var administrator = year.Visitor(Persons.Administrator);
        await administrator.SignInAsync();
        await administrator.OpenAsync(OfficeLinks.Letter(year.Round, Stage));

        // An installation whose contacts are not set up yet asks for them here.
        await administrator.SubmitAsync(("phone", "0000-00000000"), ("supervision", "0000-00000001"));
        await administrator.OpenAsync(OfficeLinks.Letter(year.Round, Stage));
        await administrator.SubmitAsync(("confirmation", TypedConfirmation.Expected(year.Round)));
    }

    /// <param name="folder">Where the file is kept.</param>
    public static async Task<Check> CheckAsync(DemoYear year, DemoRows rows, string folder)
    {
        var file = Path.Combine(folder, "notice.docx");
        await File.WriteAllBytesAsync(
            file, await year.Visitor(Persons.Objectors[0]).FileAsync($"{PublicLinks.Letter(year.Round, Stage)}/1/document.docx"));
        using var docx = WordprocessingDocument.Open(file, isEditable: false);
        var text = string.Join('\n', docx.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>().Select(p => p.InnerText));
        var proposed = rows.Notice.Values.Where(n => n.PromotedFor is null).ToList();
        var lacking = proposed.Select(n => n.OrganisationName).Append(rows.Round.PublicNoticeNumber!)
            .Where(part => !text.Contains(part, StringComparison.Ordinal)).ToList();
        return new(
            "公示以红头文件发布，DOCX 读回一致 / the notice is out as a DOCX and reads back",
            proposed.Count > 0 && lacking.Count == 0,
            string.Join(", ", lacking));
    }
}
