namespace Funding.Workflows.Invitations;

/// <summary>A sound line of a list: who gets which role.</summary>
/// <param name="Line">In the list, from 1.</param>
/// <param name="Email">In the form in which addresses are kept.</param>
/// <param name="Language">"zh" or "en": of the mails.</param>
/// <param name="TwoPersons">Null where nothing is said.</param>
public sealed record InvitationRow(int Line, string Name, string Email, RoleGrant Grant, string Language, string? TwoPersons);

/// <summary>What is to be read of a list, and everything that is wrong with it by line and column. Pure.</summary>
public sealed record InvitationList(IReadOnlyList<InvitationRow> Rows, IReadOnlyList<Refusal> Problems, ListSource Source)
{
    /// <summary>Lines that a list has at most.</summary>
    public const int Most = 500;

    private const int NameCharacters = 100;

    /// <param name="desks">That a role can be given for.</param>
    /// <param name="leading">Ids of the departments that lead something: an officer of another one is the authority's own.</param>
    public static InvitationList Of(ListContent content, IReadOnlyList<Desk> desks, IReadOnlySet<string> leading)
    {
        List<Refusal> problems = [.. content.Problems];
        var (rows, names) = (new List<InvitationRow>(), new Dictionary<string, InvitationRow>(StringComparer.Ordinal));
        IReadOnlyList<Desk> departments = [.. desks.Where(d => d.Kind == Desk.OfDepartment)];
        foreach (var line in content.Lines)
        {
            var before = problems.Count;
            var row = Read(line, desks, departments, leading, problems);
            if (names.TryGetValue(row.Email, out var first) && TextIdentity.Of(first.Name) != TextIdentity.Of(row.Name))
            {
                problems.Add(InvitationRefusals.OtherName(line.Number, first));
            }

            if (problems.Count == before)
            {
                rows.Add(row);
                names.TryAdd(row.Email, row);
            }
        }

        return new(rows, problems, content.Source);
    }

    private static InvitationRow Read(
        ListLine line, IReadOnlyList<Desk> desks, IReadOnlyList<Desk> departments, IReadOnlySet<string> leading, List<Refusal> problems)
    {
        var name = TextIdentity.Tidy(line.Read(InvitationColumns.Name, problems));
        if (name.Length > NameCharacters || (name.Length > 0 && !NameCheck.IsPerson(name)))
        {
            problems.Add(InvitationRefusals.NoName(line.Number, name));
        }

        var typed = line.Read(InvitationColumns.Email, problems);
        var email = EmailAddress.Normalised(typed);
        if (typed.Length > 0 && email is null)
        {
            problems.Add(InvitationRefusals.NoAddress(line.Number, typed));
        }

        var word = line.Read(InvitationColumns.Role, problems);
        var role = InvitationWords.RoleOf(word);
        if (word.Length > 0 && role is null)
        {
            problems.Add(InvitationRefusals.NoRole(line.Number, word));
        }

        var desk = line.Read(InvitationColumns.Desk, problems);
        var found = role switch
        {
            Role.Recommender => desks.Named(desk),
            Role.Officer => departments.Named(desk),
            _ => null,
        };
        if (found is null && (role == Role.Recommender || (role == Role.Officer && desk.Length > 0)))
        {
            problems.Add(InvitationRefusals.NoDesk(line.Number, desk));
        }

        var language = line.Read(InvitationColumns.Language, problems);
        var spoken = InvitationWords.LanguageOf(language);
        if (spoken is null)
        {
            problems.Add(InvitationRefusals.NoLanguage(line.Number, language));
        }

        var two = line.Read(InvitationColumns.TwoPersons, problems);
        if (two.Length > 0 && two.EnumerateRunes().Count() < Reasons.Fewest)
        {
            problems.Add(InvitationRefusals.ShortReason(line.Number, Reasons.Fewest));
        }

        var of = role == Role.Officer && found is not null && !leading.Contains(found.Id) ? null : found?.Id;
        return new(line.Number, name, email ?? "", new RoleGrant(role ?? default, of), spoken ?? "zh", two.Length > 0 ? two : null);
    }
}
