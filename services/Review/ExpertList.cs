using System.Net.Mail;
using System.Xml;
using Funding.Services.People;
using Funding.Workflows.Organisations;
using Funding.Workflows.Refusals;
using Funding.Workflows.Review;

namespace Funding.Services.Review;

/// <summary>An expert list read and checked: the experts of the sound rows, and everything that is wrong by row and column.</summary>
/// <param name="Rows">How many rows with something in them.</param>
internal sealed record ExpertList(IReadOnlyList<PoolExpert> Experts, IReadOnlyList<Refusal> Problems, int Rows)
{
    public const int MostExperts = 10_000;
    private const int CellCharacters = 1000;
    private const int EmailCharacters = 254;

    /// <exception cref="RefusedException">The file is no list at all, or longer than <see cref="MostExperts"/>.</exception>
    public static ExpertList Read(byte[] content)
    {
        try
        {
            return Check(ExpertXlsx.IsZip(content) ? ExpertXlsx.Read(content) : ExpertCsv.Read(content));
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or CsvHelper.CsvFormatException)
        {
            throw new RefusedException(ExpertListRefusals.NoList());
        }
    }

    private static ExpertList Check(IEnumerable<ExpertLine> lines)
    {
        using var line = lines.Where(l => !l.IsEmpty).GetEnumerator();
        if (!line.MoveNext())
        {
            throw new RefusedException(ExpertListRefusals.Empty());
        }

        var problems = new List<Refusal>();
        var columns = Header(line.Current, problems);
        if (problems.Count > 0)
        {
            return new([], problems, 0);
        }

        var experts = new List<PoolExpert>();
        var emails = new Dictionary<string, int>(StringComparer.Ordinal);
        var rows = 0;
        while (line.MoveNext())
        {
            if (++rows > MostExperts)
            {
                throw new RefusedException(ExpertListRefusals.TooMany(MostExperts));
            }

            var before = problems.Count;
            var expert = Expert(line.Current, columns, problems);
            if (expert.Email.Length > 0 && !emails.TryAdd(expert.Email, line.Current.Number))
            {
                problems.Add(ExpertListRefusals.DoubleEmail(line.Current.Number, emails[expert.Email], expert.Email));
            }

            if (problems.Count == before)
            {
                experts.Add(expert);
            }
        }

        return rows == 0 ? throw new RefusedException(ExpertListRefusals.Empty()) : new(experts, problems, rows);
    }

    private static Dictionary<ExpertColumn, int> Header(ExpertLine header, List<Refusal> problems)
    {
        var columns = new Dictionary<ExpertColumn, int>();
        foreach (var (index, cell) in header.Cells.Index().Where(c => !string.IsNullOrWhiteSpace(c.Item)))
        {
            if (ExpertColumns.Find(cell) is not { } column)
            {
                problems.Add(ExpertListRefusals.UnknownColumn(cell.Trim()));
            }
            else if (!columns.TryAdd(column, index))
            {
                problems.Add(ExpertListRefusals.DoubleColumn(column));
            }
        }

        problems.AddRange(ExpertColumns.Required.Where(c => !columns.ContainsKey(c)).Select(ExpertListRefusals.MissingColumn));
        return columns;
    }

    private static PoolExpert Expert(ExpertLine line, Dictionary<ExpertColumn, int> columns, List<Refusal> problems)
    {
        string Cell(ExpertColumn column)
        {
            if (!columns.TryGetValue(column, out var index))
            {
                return "";
            }

            var text = index < line.Cells.Count ? line.Cells[index].Trim() : "";
            Refusal? problem = line.Formulas.Contains(index) ? ExpertListRefusals.Formula(line.Number, column)
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

        var email = Cell(ExpertColumn.Email);
        if (email.Length > 0 && !IsEmail(email))
        {
            problems.Add(ExpertListRefusals.BadEmail(line.Number, email));
            email = "";
        }

        var party = Cell(ExpertColumn.Party);
        if (party.Length > 0 && Parties.Read(party) is null)
        {
            problems.Add(ExpertListRefusals.UnknownParty(line.Number, party));
        }

        // Outside the check it is taken as it stands: the preview shows it to whoever imports the list.
        var code = CreditCode.Read(Cell(ExpertColumn.CreditCode), confirmed: true);
        if (code.Problem is { Fault: not CreditCodeFault.Empty } problem)
        {
            problems.Add(ExpertListRefusals.CreditCode(line.Number, problem));
        }

        return new PoolExpert(
            Person.IdOf(email), Cell(ExpertColumn.Name), Person.Normalise(email), Cell(ExpertColumn.Organisation), code.Code?.Value, Parties.Read(party)?.Id() ?? "",
            Several(Cell(ExpertColumn.Fields)), Several(Cell(ExpertColumn.Affiliates)), Several(Cell(ExpertColumn.Conflicts)));
    }

    private static string[] Several(string cell) =>
        [.. cell.Split([';', '；', '、', '|', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    private static bool IsEmail(string text) =>
        text.Length <= EmailCharacters && text.All(c => char.IsAscii(c) && !char.IsWhiteSpace(c) && c is not (',' or ';' or '<' or '>' or '"'))
        && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal) && !address.Host.EndsWith('.');
}
