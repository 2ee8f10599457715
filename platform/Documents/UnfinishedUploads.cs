namespace Funding.Platform.Documents;

/// <summary>The uploads under way of one person or one application.</summary>
internal sealed record UnfinishedUploads(IReadOnlyList<UnfinishedUpload> Items)
{
    public static readonly UnfinishedUploads None = new([]);

    public long Bytes => Items.Sum(i => i.Bytes);

    public bool Holds(string id) => Items.Any(i => i.Id == id);

    public UnfinishedUploads With(UnfinishedUpload upload) => new([.. Items, upload]);

    public UnfinishedUploads Without(string id) => new([.. Items.Where(i => i.Id != id)]);
}

/// <param name="Bytes">As announced.</param>
internal sealed record UnfinishedUpload(string Id, long Bytes);

/// <summary>All uploads under way of the installation.</summary>
internal sealed record UnfinishedTotal(int Sessions, long Bytes);

/// <summary>Whether one more upload is within the limits.</summary>
internal static class UnfinishedDecision
{
    /// <returns>The first limit that it would pass; null when it may begin.</returns>
    public static Refusal? Check(
        string slot, long bytes, UnfinishedUploads person, UnfinishedUploads application, UnfinishedTotal total, UnfinishedLimits limits) =>
        person.Items.Count >= limits.PerPerson
            ? DocumentRefusals.UnfinishedOfPerson(slot, limits.PerPerson)
        : person.Bytes + bytes > limits.BytesPerPerson
            ? DocumentRefusals.UnfinishedBytesOfPerson(slot, limits.BytesPerPerson)
        : application.Items.Count >= limits.PerApplication
            ? DocumentRefusals.UnfinishedOfApplication(slot, limits.PerApplication)
        : application.Bytes + bytes > limits.BytesPerApplication
            ? DocumentRefusals.UnfinishedBytesOfApplication(slot, limits.BytesPerApplication)
        : total.Sessions >= limits.PerInstallation || total.Bytes + bytes > limits.BytesPerInstallation
            ? DocumentRefusals.UnfinishedEverywhere(slot, limits.PerInstallation, limits.BytesPerInstallation)
        : null;
}
