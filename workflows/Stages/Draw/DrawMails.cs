namespace Funding.Workflows.Stages.Draw;

/// <summary>The draw's own mails; their texts stand beside the kind.</summary>
public static class DrawMails
{
    private static readonly Texts Texts = new(typeof(DrawKind));

    /// <summary>To the applicant: who reviews is drawn.</summary>
    public static readonly MailTemplate InReview = RoundMail.ApplicantTemplate(Texts, nameof(InReview), "Until");
}
