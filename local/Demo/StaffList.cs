namespace Funding.Local.Demo;

/// <summary>Officers and desks come by one list, pasted into the office's page: looked at line by line, then invited.</summary>
internal static class StaffList
{
    public static IReadOnlyList<string> Emails(Programme programme) =>
        [.. Persons.OfficersOf(programme.Department), .. QuotaSettings.DesksOf(programme).Select(d => Persons.Recommender(d.Desk))];

    /// <param name="number">Of the last person who has a name.</param>
    public static async Task InviteAsync(DemoYear year, int number)
    {
        // People are invited once: desks and departments of what is played afterwards come along.
        var catalogue = year.Services.GetRequiredService<Catalogue>();
        var programmes = DemoProgramme.All.Select(p => catalogue.Programme(p.Id)).Prepend(year.Programme).ToList();
        var desks = programmes
            .SelectMany(QuotaSettings.DesksOf).DistinctBy(d => d.Desk);
        var list = new StringBuilder("姓名,邮箱,角色,推荐单位");
        foreach (var officer in Persons.Officers)
            list.Append(CultureInfo.InvariantCulture, $"\n{Persons.NameOf(++number)},{officer},审查人员,");
        foreach (var desk in desks)
            list.Append(
                CultureInfo.InvariantCulture,
                $"\n{Persons.NameOf(++number)},{Persons.Recommender(desk.Desk)},推荐单位,{year.NameOf(desk)}");
        foreach (var department in programmes.Select(p => p.Department).OfType<string>().Distinct())
            foreach (var officer in Persons.OfficersOf(department))
                list.Append(
                    CultureInfo.InvariantCulture,
                    $"\n{Persons.NameOf(++number)},{officer},审查人员,{catalogue.Desk(department).Name.Zh}");
        var administrator = year.Visitor(Persons.Administrator);
        await administrator.SignInAsync();
        await administrator.OpenAsync(InvitationLinks.List);
        await administrator.SubmitAsync(("list", list.ToString()), ("next", "check"));
        year.Pace.Tick();
        await administrator.SubmitAsync(("next", "invite"));
    }

    /// <summary>Everybody on the list has the role and a mail that says so.</summary>
    public static async Task<Check> CheckAsync(DemoYear year)
    {
        var people = year.Services.GetRequiredService<PeopleStore>();
        var mailbox = year.Services.GetRequiredService<Mailbox>();
        var without = new List<string>();
        foreach (var email in Emails(year.Programme))
        {
            var mails = (await mailbox.ListAsync(email, 100)).Entries;
            if ((await people.FindAsync(Person.IdOf(email)))?.Value.Roles.Count is not > 0
                || !mails.Any(m => m.Subject.Contains("邀请", StringComparison.Ordinal)))
                without.Add(email);
        }

        return new("审查人员和推荐单位按一份名单邀请 / officers and desks invited by one list", without.Count == 0, string.Join(", ", without));
    }
}
