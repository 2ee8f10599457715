namespace Funding.Platform.Sms;

/// <summary>Reads the numbers of persons.</summary>
public sealed class PhoneStore(ITableStore tables, PeopleStore people, SealedContent seals, SmsTexts texts)
{
    /// <returns>Null where the person gave none.</returns>
    public Task<Stored<PhoneNumber>?> FindAsync(string personId, CancellationToken cancellation = default) =>
        tables.GetAsync<PhoneNumber>(HomeKeys.System, PhoneNumber.KeyOf(personId), cancellation);

    /// <summary>What an order comes to now.</summary>
    /// <returns>Null where nothing is to be sent: no number, one that is not confirmed, a closed account.</returns>
    internal async Task<(string Number, string Text)?> MessageAsync(SmsOrder order, CancellationToken cancellation)
    {
        if (await FindAsync(order.PersonId, cancellation) is not { } stored
            || (await people.FindAsync(order.PersonId, cancellation))?.Value is not { Disabled: false } person)
            return null;
        var number = stored.Value;
        return order.Code
            ? number.Code is { } code ? (number.Number, texts.Code(seals.Open(code, stored.Key), person.Language)) : null
            : number.ConfirmedAt is not null ? (number.Number, order.Text!) : null;
    }
}
