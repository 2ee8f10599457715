using System.Net.Mail;

namespace Funding.Workflows.Stages.Draw.Pool;

/// <summary>Reads one row of an expert list and adds everything that is wrong with it.</summary>
internal sealed partial class ExpertRow(IReadOnlyDictionary<ExpertColumn, int> columns, List<Refusal> problems)
{
    private const int CellCharacters = 1000;
    private const int EmailCharacters = 254;

    public PoolExpert Read(SheetRow line)
    {
        var email = Email(line);
        var party = Cell(line, ExpertColumn.Party);
        if (party.Length > 0 && Parties.Read(party) is null)
        {
            problems.Add(ExpertListRefusals.UnknownParty(line.Number, party));
        }

        return new PoolExpert(
            Person.IdOf(email), Name(line, ExpertColumn.Name, NameCheck.IsPerson), Person.Normalise(email),
                Name(line, ExpertColumn.Organisation, NameCheck.IsOrganisation),
            Code(line), Parties.Read(party)?.Id() ?? "",
            Several(Cell(line, ExpertColumn.Fields)), Organisations(line, ExpertColumn.Affiliates),
                Organisations(line, ExpertColumn.Conflicts));
    }

    private string Cell(SheetRow line, ExpertColumn column)
    {
        if (!columns.TryGetValue(column, out var index))
        {
            return "";
        }

        var text = index < line.Cells.Count ? line.Cells[index].Trim() : "";
        Refusal? problem = line.Formulas.Contains(index) || LooksLive(text) ? ExpertListRefusals.Formula(line.Number, column)
            : text.Length == 0 && ExpertColumns.Required.Contains(column) ? ExpertListRefusals.MissingCell(line.Number, column)
            : text.Length > CellCharacters ? ExpertListRefusals.TooLong(line.Number, column, CellCharacters)
            : text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? ExpertListRefusals.Character(line.Number, column)
            : null;
        if (problem is null)
        {
            return text;
        }

        problems.Add(problem);
        return "";
    }

    private string Name(SheetRow line, ExpertColumn column, Func<string, bool> isName)
    {
        var text = TextIdentity.Tidy(Cell(line, column));
        if (text.Length == 0 || isName(text))
        {
            return text;
        }

        problems.Add(ExpertListRefusals.NoName(line.Number, column, text));
        return "";
    }

    private string[] Organisations(SheetRow line, ExpertColumn column)
    {
        string[] named = [.. Several(Cell(line, column)).Where(o => !NameCheck.SaysNone(o))];
        problems.AddRange(named.Where(o => !NameCheck.IsOrganisationOrCode(o))
            .Select(o => ExpertListRefusals.NoName(line.Number, column, o)));
        return named;
    }

    private string Email(SheetRow line)
    {
        var email = Cell(line, ExpertColumn.Email);
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

    private string? Code(SheetRow line)
    {
        var text = Cell(line, ExpertColumn.CreditCode);
        if (NameCheck.SaysNone(text))
        {
            return null;
        }

        var number = columns.TryGetValue(ExpertColumn.CreditCode, out var index) && line.Numbers.Contains(index);
        if (CreditCode.Read(text).Code is null && (number || MadeNumber().IsMatch(text)))
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

    // What a spreadsheet would take for a formula when the list is opened or exported; one dash alone is no formula.
    private static bool LooksLive(string cell) => cell is ['=' or '+' or '@', _, ..] || (cell is ['-', _, ..] && !cell.All(c => c == '-'));

    // 9.1330E+17, as spreadsheets show what they took for a number, or its digits with zeros in place of the lost ones.
    [GeneratedRegex(@"\A[0-9](\.[0-9]+)?[Ee]\+?[0-9]{1,3}\z|\A[0-9]{15}[0-9]*000\z")]
    private static partial Regex MadeNumber();
}
