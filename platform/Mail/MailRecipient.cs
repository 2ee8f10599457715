namespace Funding.Platform.Mail;

/// <param name="Name">May be empty: somebody who has not told it yet.</param>
/// <param name="Language">"zh" or "en".</param>
public sealed record MailRecipient(string Address, string Name, string Language)
{
    /// <summary>At an address that is not the person's nobody has said yet that the name is theirs.</summary>
    /// <param name="person">Null for nobody known.</param>
    /// <returns>Null when there is nowhere to write to.</returns>
    public static MailRecipient? Of(MailRequest request, Person? person) => request.Address is { } address
        ? new(address, person?.Email == address ? person.Name : "", person?.Language ?? request.AddressLanguage ?? "zh")
        : person is null ? null : new(person.Email, person.Name, person.Language);
}
