namespace Funding.Workflows.Office;

/// <summary>How the people of a role are searched and sorted.</summary>
public static class PeopleRollForm
{
    public const string Name = "name";
    public const string Email = "email";

    public static readonly RollForm<Person> Form = new(
        person => [SearchText.Of(person.ShownAs), SearchText.Of(person.Email)],
        [
            // As the rows stand.
            new("number", _ => null),
            new(Name, person => Pinyin.SortKey(person.ShownAs)),
            new(Email, person => TextIdentity.Of(person.Email)),
        ],
        []);
}
