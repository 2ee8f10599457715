namespace Funding.Workflows.PartyRows;

/// <summary>What can be wrong with an organisation that a row names.</summary>
/// <param name="code">What the codes begin with, such as <c>owner</c>.</param>
/// <param name="noun">What its part calls it.</param>
public sealed class PartyRefusals(string code, Bilingual noun)
{
    private static readonly Texts Texts = new(typeof(PartyRefusals));

    public Refusal Name(string field) => new($"{code}-name", field, Texts.Of("name", noun));

    public Refusal NameTooLong(string field, int limit) => new($"{code}-name-too-long", field, Texts.Of("name-too-long", noun, limit));

    public Refusal Kind(string field, IEnumerable<Bilingual> kinds) =>
        new($"{code}-kind", field, Texts.Of("kind", noun, Texts.Names(kinds, "; ")));

    /// <param name="first">Number of the row that names it already.</param>
    public Refusal Duplicate(string field, int first) => new($"{code}-duplicate", field, Texts.Of("duplicate", noun, first));

    public Refusal Mailbox(string field) => new($"{code}-mailbox", field, Texts.Of("mailbox", noun));

    /// <inheritdoc cref="Duplicate"/>
    public Refusal MailboxTwice(string field, int first) => new($"{code}-mailbox-twice", field, Texts.Of("mailbox-twice", noun, first));

    /// <summary>A consent covers the agreement, and none is there.</summary>
    public Refusal AgreementFirst(string slot) => new($"{code}-agreement-first", $"documents.{slot}", Texts.Of("agreement-first"));
}
