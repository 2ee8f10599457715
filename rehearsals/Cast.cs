namespace Funding.Rehearsals;

/// <summary>Who plays a round: always the same people, so that the same round ends with the same hash.</summary>
public static class Cast
{
    public static Actor Administrator { get; } = ActorOf("admin@office.example", Role.Administrator);

    public static Actor SecondAdministrator { get; } = ActorOf("admin2@office.example", Role.Administrator);

    public static Actor Officer { get; } = ActorOf("officer@office.example", Role.Officer);

    /// <param name="number">1 and up; the first two are <see cref="Officer"/> and <see cref="SecondOfficer"/>.</param>
    public static Actor OfficerOf(int number) => number switch
    {
        1 => Officer,
        2 => SecondOfficer,
        _ => ActorOf($"officer{number}@office.example", Role.Officer),
    };

    public static Actor SecondOfficer { get; } = ActorOf("officer2@office.example", Role.Officer);

    public static Actor Chair { get; } = ActorOf("chair@office.example", Role.Committee);

    public static Actor Vice { get; } = ActorOf("vice@office.example", Role.Committee);

    public static Actor Deputy { get; } = ActorOf("deputy@office.example", Role.Committee);

    public static IReadOnlyList<Actor> Committee { get; } = [Chair, Vice];

    public static Actor Citizen { get; } = ActorOf("citizen@people.example", Role.Applicant);

    public static Actor ActorOf(string email, Role role, string? desk = null) =>
        new(Person.IdOf(email), email, new HashSet<Role> { role, Role.Applicant }, desk, "session:test");

    public static Actor Applicant(int number) => ActorOf($"applicant{number}@college.example", Role.Applicant);

    /// <summary>Who handed an application of <see cref="ApplicationId"/> in.</summary>
    public static Actor ApplicantOf(string applicationId) => Applicant(NumberOf(applicationId));

    /// <summary>The number that <see cref="ApplicationId"/> was made of.</summary>
    public static int NumberOf(string applicationId) =>
        int.Parse(applicationId.AsSpan(8, 9), NumberStyles.None, CultureInfo.InvariantCulture);

    public static Actor Recommender(string desk) => ActorOf($"{desk}@city.example", Role.Recommender, desk);

    /// <summary>Who reads what goes to an address of the cast.</summary>
    public static MailReader ReaderOf(string address) => address.Split('@') is [var name, var domain] ? domain switch
    {
        "college.example" => MailReader.Applicant,
        "city.example" => MailReader.Desk,
        "expert.example" => MailReader.Expert,
        "department.example" => MailReader.Department,
        "people.example" => MailReader.Citizen,
        "enterprise.example" or "members.example" or "workshop.example" or "zhijiang-equipment.example" => MailReader.Party,
        "office.example" => name switch
        {
            _ when name.StartsWith("officer", StringComparison.Ordinal) => MailReader.Officer,
            _ when name.StartsWith("admin", StringComparison.Ordinal) => MailReader.Administrator,
            _ => MailReader.Committee,
        },
        _ => MailReader.Other,
    } : MailReader.Other;

    public static string Expert(Party party, int number) => $"{party.Id()}{number}@expert.example";

    /// <summary>An expert who came in by the link of a mail.</summary>
    public static Actor ExpertOf(string personId) => new(personId, "", new HashSet<Role> { Role.Expert }, null, "session:test");

    public static string CodeOf(int number) => CreditCode.Complete($"12330000{number:D9}").Value;

    public static string ApplicationId(int number) => $"{CodeOf(number)}-1";

    public static string OrganisationOf(int number) => $"第{number}职业技术学院";
}
