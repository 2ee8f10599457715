namespace Funding.Platform.Documents;

/// <summary>What one document slot accepts; a round's snapshot of its programme says it.</summary>
/// <param name="Slot">Id of the slot; refusals name it as their field.</param>
/// <param name="MaxBytes">At most <see cref="LargestBytes"/>.</param>
public sealed record DocumentRules(string Slot, IReadOnlyList<DocumentType> Allowed, long MaxBytes)
{
    /// <summary>No slot accepts more: 50 MB.</summary>
    public const long LargestBytes = 50L * 1024 * 1024;

    /// <summary>A form without JavaScript sends at most this in one body: 20 MB.</summary>
    public const long FormBytes = 20L * 1024 * 1024;

    /// <summary>The whole body of such a form: what is typed beside the file.</summary>
    public const long PostBytes = FormBytes + (256 * 1024);

    public long EffectiveMaxBytes => Math.Min(MaxBytes, LargestBytes);
}
