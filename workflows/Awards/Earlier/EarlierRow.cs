namespace Funding.Workflows.Awards.Earlier;

/// <summary>Reads one line of a list and adds everything that is wrong with it.</summary>
internal sealed class EarlierRow(
    IReadOnlyList<Programme> programmes, IReadOnlyList<Desk> desks, DateOnly today, List<Refusal> problems)
{
    private const int NameCharacters = 200;
    private const int NumberCharacters = 100;
    private const int MostMembers = 200;
    private const int FirstYear = 1978;
    private const int LastYear = 2100;

    // Where a programme has no file its awards are told apart by nothing but their title.
    private const string OnlyAward = "award";

    public EarlierAward Read(ListLine line)
    {
        var named = Text(line, EarlierColumns.Programme, NameCharacters);
        var form = TextIdentity.Of(named);
        var steps = programmes.Where(p =>
            p.Id == form || TextIdentity.Of(p.Name.Zh) == form || TextIdentity.Of(p.Name.En) == form).ToList();
        var programme = steps.FirstOrDefault();
        var (kind, awardTitle) = Award(line, steps, named);
        var (term, documentOn) = Term(line);
        var (standing, cause) = Standing(line, term.ValidUntil);
        var desk = Text(line, EarlierColumns.Desk, NameCharacters);
        var title = Text(line, EarlierColumns.Title, NameCharacters);
        return new(
            line.Number, programme?.Id ?? EarlierAwardId.ProgrammeOf(named), programme?.Name ?? Bilingual.Same(named), kind, awardTitle)
        {
            HasFile = programme is not null,
            Holder = Code(line),
            HolderName = Holder(line),
            Title = title.Length > 0 ? title : awardTitle.Zh,
            Document = Text(line, EarlierColumns.Document, NumberCharacters),
            Certificate = Text(line, EarlierColumns.Certificate, NumberCharacters),
            DocumentOn = documentOn,
            Term = term,
            Standing = standing,
            Cause = cause,
            Desk = desk.Length > 0 ? DeskOf(line, desk) : null,
            Members = Members(line),
        };
    }

    private string Text(ListLine line, ListColumn column, int most)
    {
        var text = TextIdentity.Tidy(line.Read(column, problems));
        if (text.Length <= most) return text;
        problems.Add(ListRefusals.TooLong(line.Number, column, most));
        return "";
    }

    private (string Kind, Bilingual Title) Award(ListLine line, List<Programme> steps, string named)
    {
        var word = Text(line, EarlierColumns.Award, NameCharacters);
        if (steps.Count == 0) return (OnlyAward, Bilingual.Same(word.Length > 0 ? word : named));
        var form = TextIdentity.Of(word);
        var awards = steps.SelectMany(p => p.Awards).ToList();
        var found = awards.Where(a => (form.Length == 0 && awards.Count == 1)
            || a.Key == form || TextIdentity.Of(a.Value.Title.Zh) == form || TextIdentity.Of(a.Value.Title.En) == form).ToList();
        if (found is [var (kind, settings)]) return (kind, settings.Title);
        problems.Add(EarlierRefusals.NoAward(line.Number, word, [.. awards.Select(a => a.Value.Title)]));
        return (OnlyAward, steps[0].Name);
    }

    private string Holder(ListLine line)
    {
        var name = Text(line, EarlierColumns.Holder, NameCharacters);
        if (name.Length > 0 && !NameCheck.IsOrganisation(name))
            problems.Add(EarlierRefusals.NoHolder(line.Number, name));
        return name;
    }

    private string Code(ListLine line)
    {
        var text = line.Read(EarlierColumns.Code, problems);
        if (text.Length == 0) return "";
        if (CreditCode.Read(text).Code is null && (line.IsNumber(EarlierColumns.Code) || ListNumber.HasLostDigits(text)))
        {
            problems.Add(EarlierRefusals.CodeAsNumber(line.Number, text));
            return "";
        }

        // Outside the check it is taken as it stands: the report shows it to whoever takes the list over.
        var code = CreditCode.Read(text, confirmed: true);
        if (code.Problem is { } problem) problems.Add(EarlierRefusals.CreditCode(line.Number, problem));
        return code.Code?.Value ?? "";
    }

    private (AwardTerm Term, DateOnly DocumentOn) Term(ListLine line)
    {
        var documentOn = Day(line, EarlierColumns.DocumentOn);
        var until = Day(line, EarlierColumns.Until);
        var from = line.Text(EarlierColumns.From).Length > 0 ? Day(line, EarlierColumns.From) : documentOn;
        if (documentOn > today)
            problems.Add(EarlierRefusals.InFuture(line.Number, EarlierColumns.DocumentOn));
        if (from is { } first && until is { } last && last < first)
            problems.Add(EarlierRefusals.OutOfOrder(line.Number, first, last));
        else if (documentOn is { } announced && until is { } over && over < announced)
            problems.Add(EarlierRefusals.OverBefore(line.Number, announced, over));
        return (new(from ?? today, until ?? today), documentOn ?? today);
    }

    private (AwardStanding Standing, StandingCause? Cause) Standing(ListLine line, DateOnly until)
    {
        var word = line.Read(EarlierColumns.Standing, problems);
        var document = Text(line, EarlierColumns.StandingDocument, NumberCharacters);
        var on = line.Text(EarlierColumns.StandingOn).Length > 0 ? Day(line, EarlierColumns.StandingOn) : null;
        var standing = word.Length == 0 ? AwardStanding.Live : EarlierWords.StandingOf(word);
        if (standing is null)
            problems.Add(EarlierRefusals.NoStanding(line.Number, word));
        else if (standing is AwardStanding.Withdrawn or AwardStanding.Suspended)
            return (standing.Value, Cause(line, document, on));
        else if (document.Length > 0 || on is not null)
            problems.Add(EarlierRefusals.NoCause(line.Number));
        else if (word.Length > 0 && standing.Value.On(today, until) != standing || (standing == AwardStanding.Expired && until >= today))
            problems.Add(EarlierRefusals.AgainstTerm(line.Number, word, until));
        return (standing ?? AwardStanding.Live, null);
    }

    private StandingCause? Cause(ListLine line, string document, DateOnly? on)
    {
        if (document.Length == 0) problems.Add(EarlierRefusals.CauseMissing(line.Number, EarlierColumns.StandingDocument));
        if (on is null) problems.Add(EarlierRefusals.CauseMissing(line.Number, EarlierColumns.StandingOn));
        if (on > today) problems.Add(EarlierRefusals.InFuture(line.Number, EarlierColumns.StandingOn));
        return on is { } day ? new(day, document) : null;
    }

    private DateOnly? Day(ListLine line, ListColumn column)
    {
        var text = line.Read(column, problems);
        if (text.Length == 0) return null;
        var day = ListDay.Of(text, line.IsNumber(column));
        if (day is null || day.Value.Year is < FirstYear or > LastYear)
        {
            problems.Add(EarlierRefusals.NoDay(line.Number, column, text));
            return null;
        }

        return day;
    }

    private string? DeskOf(ListLine line, string text)
    {
        var found = desks.Named(text);
        if (found is null) problems.Add(EarlierRefusals.NoDesk(line.Number, text));
        return found?.Id;
    }

    private string[] Members(ListLine line)
    {
        string[] members =
        [
            .. line.Read(EarlierColumns.Members, problems)
                .Split([';', '；', '、', '|', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(TextIdentity.Tidy)
                .Where(m => m.Length > 0 && !NameCheck.SaysNone(m)).Distinct(StringComparer.Ordinal),
        ];
        if (members.Length > MostMembers) problems.Add(EarlierRefusals.TooManyMembers(line.Number, MostMembers));
        return members;
    }
}
