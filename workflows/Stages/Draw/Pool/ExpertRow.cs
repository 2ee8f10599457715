using System.Net.Mail;

namespace Funding.Workflows.Stages.Draw.Pool;

/// <summary>Reads one row of an expert list and adds everything that is wrong with it.</summary>
internal sealed class ExpertRow(List<Refusal> problems)
{
    private const int EmailCharacters = 254;

    public PoolExpert Read(ListLine line)
    {
        var email = Email(line);
        var party = line.Read(ExpertColumns.Party, problems);
        if (party.Length > 0 && PartyOf(party) is null)
        {
            problems.Add(ExpertListRefusals.UnknownParty(line.Number, party));
        }

        return new PoolExpert(
            Person.IdOf(email), Name(line, ExpertColumns.Name, NameCheck.IsPerson), Person.Normalise(email),
                Name(line, ExpertColumns.Organisation, NameCheck.IsOrganisation),
            Code(line), PartyOf(party)?.Id() ?? "",
            Several(line.Read(ExpertColumns.Fields, problems)), Organisations(line, ExpertColumns.Affiliates),
                Organisations(line, ExpertColumns.Conflicts));
    }

    private string Name(ListLine line, ListColumn column, Func<string, bool> isName)
    {
        var text = TextIdentity.Tidy(line.Read(column, problems));
        if (text.Length == 0 || isName(text))
        {
            return text;
        }

        problems.Add(ExpertListRefusals.NoName(line.Number, column, text));
        return "";
    }

    private string[] Organisations(ListLine line, ListColumn column)
    {
        string[] named = [.. Several(line.Read(column, problems)).Where(o => !NameCheck.SaysNone(o))];
        problems.AddRange(named.Where(o => !NameCheck.IsOrganisationOrCode(o))
            .Select(o => ExpertListRefusals.NoName(line.Number, column, o)));
        return named;
    }

    private string Email(ListLine line)
    {
        var email = line.Read(ExpertColumns.Email, problems);
        if (email.Length == 0 || IsEmail(email))
        {
            return email;
        }

        var hidden = email.EnumerateRunes().Index().FirstOrDefault(r => TextIdentity.IsInvisible(r.Item), (-1, default));
        var without = string.Concat(email.EnumerateRunes().Where(r => !TextIdentity.IsInvisible(r)));
        problems.Add(hidden.Index >= 0
            ? ExpertListRefusals.HiddenInEmail(line.Number, hidden.Index + 1, hidden.Item, IsEmail(without) ? without : null)
            : ExpertListRefusals.BadEmail(line.Number, email));
        return "";
    }

    private string? Code(ListLine line)
    {
        var text = line.Read(ExpertColumns.CreditCode, problems);
        if (NameCheck.SaysNone(text))
        {
            return null;
        }

        if (CreditCode.Read(text).Code is null && (line.IsNumber(ExpertColumns.CreditCode) || ListNumber.HasLostDigits(text)))
        {
            problems.Add(ExpertListRefusals.CodeAsNumber(line.Number, text));
            return null;
        }

        // Outside the check it is taken as it stands: the preview shows it to whoever imports the list.
        var code = CreditCode.Read(text, confirmed: true);
        if (code.Problem is { Fault: not CreditCodeFault.Empty } problem)
        {
            problems.Add(ExpertListRefusals.CreditCode(line.Number, problem));
        }

        return code.Code?.Value;
    }

    private static string[] Several(string cell) =>
    [
        .. cell.Split([';', '；', '、', '|', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(TextIdentity.Tidy)
            .Where(t => t.Length > 0).Distinct(StringComparer.Ordinal),
    ];

    private static bool IsEmail(string text) =>
        text.Length <= EmailCharacters && text.All(c => char.IsAscii(c) && !char.IsWhiteSpace(c)
            && c is not (',' or ';' or '<' or '>' or '"'))
        && MailAddress.TryCreate(text, out var address) && address.Address == text
            && address.Host.Contains('.', StringComparison.Ordinal) && !address.Host.EndsWith('.');

    // "Of the government" as well as "government", as Chinese lists have it.
    private static Party? PartyOf(string text) => Parties.Read(text) ?? Parties.Read(text[..Math.Max(0, text.Length - 1)]) switch
    {
        { } party when text == ExpertListRefusals.OfParty(party) => party,
        _ => null,
    };
}
