namespace Funding.Tests.Support.Rounds;

/// <summary>Rows of the round that a test plays.</summary>
public static class HouseRows
{
    /// <summary>The values of the round's rows whose keys begin so, by key.</summary>
    public static Task<List<T>> RowsAsync<T>(this RoundHouse house, string prefix) => new RoundPlayer(house).RowsAsync<T>(prefix);

    /// <summary>The keys of the round's rows that begin so, in order.</summary>
    public static async Task<List<string>> KeysAsync(this RoundHouse house, string prefix) =>
        await house.Get<ITableStore>().EnumerateAsync(RoundKeys.Partition(CollegeStages.RoundId), KeyRange.Prefix(prefix))
            .Select(row => row.Key)
            .ToListAsync();

    /// <summary>What is on the round's record under an action, in order.</summary>
    public static async Task<IReadOnlyList<AuditNote>> AuditedAsync(this RoundHouse house, string action) =>
        [.. (await house.RowsAsync<AuditEntry>(AuditKeys.Entry)).Select(entry => entry.Note).Where(note => note.Action == action)];

    /// <summary>The mails of the round that were sent from a template.</summary>
    public static async Task<List<MailRequest>> SentAsync(this RoundHouse house, MailTemplate template) =>
        await house.Get<ITableStore>().EnumerateAsync<DeliveryRecord>($"mail:{CollegeStages.RoundId}", KeyRange.Prefix("sent:"))
            .Select(sent => sent.Value.Request)
            .Where(request => request.Template == template.Name)
            .ToListAsync();
}
