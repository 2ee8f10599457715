namespace Funding.Workflows.People;

/// <summary>Mails about a change of address; their texts stand beside this class.</summary>
internal sealed class AddressMails : IMailTemplates
{
    internal static readonly Texts Texts = new(typeof(AddressMails));

    /// <summary>To the address so far: confirm, or stop it.</summary>
    public static readonly MailTemplate AddressChangeOld = Of(nameof(AddressChangeOld), true, "NewAddress", "Deadline");

    /// <summary>To the new address: confirm, or say that it is none of one's own.</summary>
    public static readonly MailTemplate AddressChangeNew = Of(nameof(AddressChangeNew), true, "OldAddress", "Deadline");

    /// <summary>To a new address that has an account of its own: nobody but its reader is told so.</summary>
    public static readonly MailTemplate AddressTaken = Of(nameof(AddressTaken), false, "OldAddress");

    public static readonly MailTemplate AddressChangeStopped = Of(nameof(AddressChangeStopped), false, "OldAddress", "NewAddress");

    /// <summary>To the new address once it is the person's.</summary>
    public static readonly MailTemplate AddressChanged = Of(nameof(AddressChanged), true, "OldAddress", "How");

    /// <summary>To the address that was given up.</summary>
    public static readonly MailTemplate AddressGivenUp = Of(nameof(AddressGivenUp), false, "OldAddress", "NewAddress", "How");

    /// <summary>To the address so far: the new one went to somebody else meanwhile.</summary>
    public static readonly MailTemplate AddressChangeFailed = Of(nameof(AddressChangeFailed), false, "NewAddress");

    public IEnumerable<MailTemplate> Own =>
    [
        AddressChangeOld, AddressChangeNew, AddressTaken, AddressChangeStopped, AddressChanged, AddressGivenUp, AddressChangeFailed,
    ];

    private static MailTemplate Of(string name, bool button, params string[] placeholders) =>
        new(name, button, placeholders) { Texts = Texts.Get };
}
