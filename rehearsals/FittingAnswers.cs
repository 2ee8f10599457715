namespace Funding.Rehearsals;

/// <summary>
/// Answers to a programme's whole form that meet its own rules and bounds, found by trying: the sample, in which what failing rules name
/// is changed, one thing or two at a time, until nothing fails. The same file gives the same answers.
/// </summary>
public sealed partial class FittingAnswers
{
    private readonly Trial found;
    private readonly Search search;

    private FittingAnswers(Trial found, Search search) => (this.found, this.search) = (found, search);

    public string ApplicantKind => found.Kind;

    /// <summary>The year of birth of every person.</summary>
    public int BornIn => found.BornIn;

    /// <summary>Programmes of which the applicant has to hold an award.</summary>
    public IReadOnlyList<string> LiveAwards => found.Live;

    /// <summary>A sample's answers, changed so that they fit.</summary>
    public Answers In(Answers sample) => found.Changes.Aggregate(sample, (answers, change) => change(answers));

    /// <summary>Whether other answers of the same applicant meet the rules and bounds too.</summary>
    public bool Fits(Answers answers) => search.Faults(found with { Changes = [_ => answers] }).Count == 0;

    /// <param name="asOf">The last day of the call.</param>
    /// <param name="desk">Of every applicant.</param>
    /// <exception cref="InvalidOperationException">Nothing was found; the message names the rules and bounds that are not met.</exception>
    public static FittingAnswers Of(Programme programme, DateOnly asOf, Desk desk)
    {
        var search = new Search(programme, asOf, desk);
        var best = new Trial([], SampleApplication.KindOf(programme), 1976, []);
        var faults = search.Faults(best);
        while (faults.Count > 0)
        {
            if (search.Better(best, faults) is not { } better)
            {
                throw new InvalidOperationException($"no answers were found that meet its rules: {string.Join("; ", faults)}");
            }

            (best, faults) = better;
        }

        return new(best, search);
    }

    /// <param name="Live">Programmes of which an award is on record.</param>
    private sealed record Trial(IReadOnlyList<Func<Answers, Answers>> Changes, string Kind, int BornIn, IReadOnlyList<string> Live)
    {
        public Trial And(Func<Answers, Answers> change) => this with { Changes = [.. Changes, change] };
    }

    /// <param name="Text">What fails, for people.</param>
    /// <param name="Names">An expression with the names of what may be changed to mend it.</param>
    private sealed record Failing(string Text, string Names)
    {
        public override string ToString() => Text;
    }

    private sealed class Search(Programme programme, DateOnly asOf, Desk desk)
    {
        private readonly Answers sample = SampleApplication.Answers(programme);
        private readonly IReadOnlyList<EligibilityRule> texts = RulesOf(programme);
        private readonly EligibilityRules rules = EligibilityRules.Compile(
            RulesOf(programme), EligibilityFactsBuilder.Vocabulary(programme));

        private readonly Application application = SampleApplication.Application(programme);

        public IReadOnlyList<Failing> Faults(Trial trial)
        {
            var answers = trial.Changes.Aggregate(sample, (a, change) => change(a)).WithInterns(programme);
            var tried = programme.Parts.Where(p => p.Kind == PersonSettings.Kind).Aggregate(
                application with { ApplicantKind = trial.Kind },
                (a, p) => a.With(SamplePersons.Named(p.Id) with { BornIn = trial.BornIn }));
            tried = SampleApplication.Consented(programme, tried.WithInterns(programme, answers), answers);
            var facts = EligibilityFactsBuilder.Build(programme, tried, answers, desk, asOf, Record(trial));
            return
            [
                .. rules.Judge(facts).Failed.Select(r => texts.First(t => t.Id == r.Id))
                    .Select(t => new Failing($"rule {t.Id} ({t.Expression})", $"{t.Expression} {ConditionOf(t)}")),
                .. SubmissionCheck.Check(programme, tried, answers)
                    .Select(r => new Failing($"{r.Code} at {r.Field}: {r.Chinese}", $"Number(\"{r.Field}\") Answer(\"{r.Field}\")")),
            ];
        }

        /// <summary>A trial with fewer faults; null where neither one change nor two make it better.</summary>
        public (Trial, IReadOnlyList<Failing>)? Better(Trial trial, IReadOnlyList<Failing> faults)
        {
            var single = faults.SelectMany(f => Changes(trial, f.Names)).ToList();
            foreach (var changed in single)
            {
                if (Faults(changed) is var left && left.Count < faults.Count)
                {
                    return (changed, left);
                }
            }

            foreach (var changed in Changes(trial, faults[0].Names).SelectMany(one => Changes(one, faults[0].Names)))
            {
                if (Faults(changed) is var left && left.Count < faults.Count)
                {
                    return (changed, left);
                }
            }

            return null;
        }

        private static IReadOnlyList<EligibilityRule> RulesOf(Programme programme) =>
        [
            .. EligibilitySettings.RulesOf(programme).Select(EligibilityCheck.Rule),
            .. (programme.FindStageSettings<RulesSettings>(RulesSettings.Kind)?.Rules ?? [])
                .Select(r => r.Rule with { Id = $"rules-{r.Id}" }),
        ];

        private static string ConditionOf(EligibilityRule rule) => rule.When is { } when ? $"Answer(\"{when.Field}\")" : "";

        private PriorRecord Record(Trial trial) => new(
            asOf,
            [
                .. trial.Live.Select(p =>
                    new PriorAward(p, $"{p}-1", new(p, p), p, p, asOf.AddYears(-1), asOf.AddYears(5)) { Reports = 5 }),
            ],
            [])
        {
            Prizes =
            [
                .. programme.PrizePersons().Select(
                    p => new PriorPrize(p, p, PlayedPrizes.Class, p, PlayedPrizes.Place, asOf.AddYears(-1))),
            ],
        };

        /// <summary>All that one change of what an expression names may be.</summary>
        private IEnumerable<Trial> Changes(Trial trial, string expression)
        {
            var constants = Constant().Matches(expression)
                .Select(m => decimal.Parse(m.Value.TrimEnd('m'), CultureInfo.InvariantCulture))
                .Concat(OfYear().IsMatch(expression) ? [asOf.Year] : Array.Empty<decimal>()).Distinct().ToList();
            var fields = FieldsSettings.AllOf(programme).ToDictionary(f => f.Id);
            foreach (var (word, name) in Called().Matches(expression).Select(m => (m.Groups[1].Value, m.Groups[2].Value)).Distinct())
            {
                if (word is "Number" or "Answer")
                {
                    foreach (var change in OfField(fields, name, constants)) yield return trial.And(change);
                }
                else if (word is "LiveAward" or "LiveAwards" or "Won" or "AcceptedReports" && !trial.Live.Contains(name))
                {
                    yield return trial with { Live = [.. trial.Live, name] };
                }
                else if (word == "Age")
                {
                    foreach (var age in new[] { 30, 40, 50, 60 })
                        yield return (trial with { BornIn = asOf.Year - age }).And(a => Cell(a, name, "bornIn", $"{asOf.Year - age}"));
                }
                else if (word is "MemberCount" or "MemberShare" && MembersSettings.Find(programme) is { } members)
                {
                    foreach (var more in new[] { 1, 2, 3, 5, 8, 13, 21 }) yield return trial.And(a => Joined(a, members, name, more));
                }
                else if (word == "Rows" && programme.Parts.FirstOrDefault(p => p.Id == name && p.Kind == TableSettings.Kind) is { } table)
                {
                    foreach (var change in OfTable(name, table.As<TableSettings>(), expression, constants)) yield return trial.And(change);
                }
            }

            if (expression.Contains("ApplicantKind", StringComparison.Ordinal))
            {
                foreach (var kind in programme.Subject.Kinds) yield return trial with { Kind = kind.Id };
            }

            if (Founded().IsMatch(expression) && fields.Values.FirstOrDefault(f => f.Means == FieldMeaning.Founded) is { } founded)
            {
                foreach (var years in new[] { 1, 2, 3, 5, 6, 8, 10, 15, 20, 30 })
                    yield return trial.And(a => Field(a, founded.Id, $"{asOf.AddYears(-years).AddDays(-1):yyyy-MM-dd}"));
            }
        }

        private IEnumerable<Func<Answers, Answers>> OfField(
            IReadOnlyDictionary<string, FormField> fields, string name, IReadOnlyList<decimal> constants)
        {
            if (fields.TryGetValue(name, out var field))
            {
                return Values(field, constants).Select(value => (Func<Answers, Answers>)(a => Field(a, name, value)));
            }

            var person = programme.Parts.FirstOrDefault(
                p => p.Kind == PersonSettings.Kind && p.As<PersonSettings>().Fields.Any(f => f.Id == name));
            return person is null ? [] : Values(person.As<PersonSettings>().Fields.First(f => f.Id == name), constants)
                .Select(value => (Func<Answers, Answers>)(a => Cell(a, person.Id, name, value)));
        }

        private static IEnumerable<Func<Answers, Answers>> OfTable(
            string part, TableSettings table, string expression, IReadOnlyList<decimal> constants)
        {
            foreach (var count in constants.Append(table.MinRows).Append(table.MaxRows)
                .SelectMany(c => new[] { (int)c, (int)c + 1 }).Distinct().Where(c => c >= table.MinRows && c <= table.MaxRows && c > 0))
            {
                yield return a => a.With(part, [.. Enumerable.Repeat(a.RowsOf(part)[0], count)]);
            }

            foreach (var column in table.Columns.Where(c =>
                c.Type == FieldType.Number && expression.Contains($"\"{c.Id}\"", StringComparison.Ordinal)))
            {
                foreach (var value in Values(column, constants))
                {
                    yield return a => a.With(part, [.. a.RowsOf(part).Select((row, i) => i > 0 ? row : With(row, column.Id, value))]);
                    yield return a => a.With(part, [.. a.RowsOf(part).Select(row => With(row, column.Id, value))]);
                }
            }
        }

        private static readonly int[] Years = [2000, 2010, 2015, 2018, 2020, 2022, 2024, 2025, 2026, 2028, 2030, 2032];

        /// <summary>What an answer to a question may be tried as.</summary>
        private static IReadOnlyList<string> Values(FormField field, IReadOnlyList<decimal> constants) => field.Type switch
        {
            FieldType.Number => Numbers(field, constants),
            FieldType.Choice => [.. field.Options.Select(o => o.Value)],
            FieldType.YesNo => ["yes", "no"],
            FieldType.Date => [.. Years
                .Where(y => y >= (field.Min ?? 0) && y <= (field.Max ?? 9999)).Select(y => $"{y}-01-15")],
            _ => [],
        };

        private static IReadOnlyList<string> Numbers(FormField field, IReadOnlyList<decimal> constants)
        {
            decimal[] round = [0, 1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000, 100_000, 1_000_000];
            return
            [
                .. constants.SelectMany(c => new[] { c, c + 1, c - 1 }).Concat(round)
                    .Append(field.Min ?? 0).Append(field.Max ?? 0)
                    .Select(v => Math.Clamp(decimal.Round(v, field.Decimals), field.Min ?? decimal.MinValue, field.Max ?? decimal.MaxValue))
                    .Distinct().Select(v => v.ToString(CultureInfo.InvariantCulture)),
            ];
        }

        private static Answers Field(Answers answers, string field, string value) => answers with
        {
            Fields = new Dictionary<string, string>(answers.Fields) { [field] = value },
        };

        private static Answers Cell(Answers answers, string person, string cell, string value) =>
            answers.With(person, [With(answers.RowsOf(person)[0], cell, value)]);

        private static AnswerRow With(AnswerRow row, string cell, string value) => row with
        {
            Cells = new Dictionary<string, string>(row.Cells) { [cell] = value },
        };

        private static Answers Joined(Answers answers, MembersSettings members, string kind, int more)
        {
            var there = answers.Members();
            var room = Math.Max(0, Math.Min(more, members.Max - there.Count));
            return answers.WithMembers(
                [.. there, .. Enumerable.Range(there.Count + 1, room).Select(n => SampleMembers.MemberOf(members, kind, n))]);
        }
    }

    [GeneratedRegex("""\b(Number|Answer|LiveAwards?|Won|AcceptedReports|Age|MemberCount|MemberShare|Rows)\("([a-z0-9-]+)""")]
    private static partial Regex Called();

    [GeneratedRegex(@"(?<![\w.""-])\d+(\.\d+)?m?(?![\w""-])")]
    private static partial Regex Constant();

    [GeneratedRegex(@"\bYear\b")]
    private static partial Regex OfYear();

    [GeneratedRegex(@"\b(Founded|YearsSinceFounding)\b")]
    private static partial Regex Founded();
}
