namespace Funding.Platform.Web.LocalMailbox;

/// <summary>Names the resource files of the local mailbox.</summary>
public sealed class MailboxText;
