namespace Funding.Workflows.Stages;

/// <summary>Somebody whom a stage waits for, and how they are reminded.</summary>
/// <param name="Key">
/// One in its round: what is waited for and whose or which, such as <c>correction:</c> and the application's number. The stage's own
/// reminders are written down under the same.
/// </param>
/// <param name="What">What they have to do, a sentence of the kind.</param>
/// <param name="Since">Null where nothing says since when.</param>
/// <param name="Until">The last day; null where none is set.</param>
public sealed record Waited(string Key, Bilingual What, DateTimeOffset? Since, DateOnly? Until)
{
    /// <summary>For whom they act: a desk, an organisation, a role; null for themselves.</summary>
    public Bilingual? For { get; init; }

    /// <summary>Who they are. Empty where nobody is there yet, and where <see cref="Unnamed"/> is set.</summary>
    public IReadOnlyList<Addressee> Persons { get; init; } = [];

    /// <summary>What the office calls the one person; null for what they call themselves.</summary>
    public Bilingual? Name { get; init; }

    /// <summary>
    /// Who is written to where the page names nobody, for who is among them would tell who is barred; asked only when they are reminded.
    /// </summary>
    public Func<CancellationToken, Task<IReadOnlyList<Addressee>>>? Unnamed { get; init; }

    /// <summary>Where the office sees it; null for nowhere.</summary>
    public string? Path { get; init; }

    /// <summary>The mails that asked for it; the reminder comes beside them.</summary>
    public IReadOnlyList<MailTemplate> Asked { get; init; } = [];

    /// <summary>The kind's own reminder. Null where no mail reminds of it, and <see cref="Why"/> says why.</summary>
    public Reminder? Reminder { get; init; }

    public Bilingual? Why { get; init; }

    /// <summary>Whether a mail speaks of it.</summary>
    public bool IsAskedBy(string template) => Reminder?.Template.Name == template || Asked.Any(a => a.Name == template);
}
