namespace Funding.Workflows.Comments;

/// <summary>Mails about comments; their texts stand beside this class.</summary>
internal sealed class CommentMails : IMailTemplates
{
    private static readonly Texts Texts = new(typeof(CommentMails));

    /// <summary>To somebody of the office whom a comment mentions.</summary>
    public static readonly MailTemplate CommentMention = RoundMail.ApplicantTemplate(Texts, nameof(CommentMention), "Author");

    public IEnumerable<MailTemplate> Own => [CommentMention];
}
