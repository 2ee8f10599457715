namespace Funding.Workflows.Parts.Person;

/// <summary>What can be wrong with a person; none repeats a number.</summary>
public static class PersonRefusals
{
    private static readonly Texts Texts = new(typeof(PersonRefusals));

    public static Refusal OnePerson(string part) => new("person-one", part, Texts.Of("one"));
    public static Refusal Name(string field) => new("person-name", field, Texts.Of("name"));
    public static Refusal NameTooLong(string field, int limit) => new("person-name-too-long", field, Texts.Of("name-too-long", limit));
    public static Refusal NoIdentity(string field) => new("person-identity-missing", field, Texts.Of("no-identity"));
    public static Refusal Minor(string field, int age) => new("person-minor", field, Texts.Of("minor", age));
    public static Refusal BornIn(string field) => new("person-born-in", field, Texts.Of("born-in"));
    public static Refusal BornInOther(string field) => new("person-born-in-other", field, Texts.Of("born-in-other"));
    public static Refusal Mailbox(string field) => new("person-mailbox", field, Texts.Of("mailbox"));
}
