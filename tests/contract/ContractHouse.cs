namespace Funding.Contract.Tests;

internal static class ContractHouse
{
    /// <summary>The subjects that are followed at the moment.</summary>
    public static async Task<IReadOnlyList<SubjectKey>> SubjectsAsync(this RoundHouse house) =>
        [.. (await house.Engine.ListAsync(OrchestrationRuntimeStatus.Running))
            .Where(i => i.Name == SubjectWalker.Name)
            .Select(i => i.InstanceId.Split(':', 3))
            .Select(parts => new SubjectKey(parts[1], parts[0], parts[2]))];

    /// <summary>Every mail of the played round that was sent.</summary>
    public static async Task<IReadOnlyList<DeliveryRecord>> MailsAsync(this PlayedFile played) => await played.House.Get<ITableStore>()
        .EnumerateAsync<DeliveryRecord>($"mail:{played.Play.Id}", KeyRange.Prefix("sent:")).Select(m => m.Value).ToListAsync();

    /// <summary>How often each person was sent a mail of the template.</summary>
    public static async Task<Dictionary<string, int>> ToldAsync(this PlayedFile played, MailTemplate template) =>
        (await played.MailsAsync()).Where(m => m.Request.Template == template.Name).GroupBy(m => m.Request.PersonId)
        .ToDictionary(g => g.Key, g => g.Count());
}
