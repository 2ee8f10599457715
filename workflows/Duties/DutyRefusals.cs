namespace Funding.Workflows.Duties;

/// <summary>What is refused about targets, task books, reports and their documents, whatever the duty's kind.</summary>
public static class DutyRefusals
{
    private static readonly Texts Texts = new(typeof(DutyRefusals));

    public static Refusal Passed() => new("duty-passed", null, Texts.Of("passed")) { Kind = RefusalKind.Closed };

    public static Refusal OwnAward() => new("own-award", null, Texts.Of("own-award")) { Kind = RefusalKind.Forbidden };

    public static Refusal NoNumber(Target target, string field) => new("figure-no-number", field, Texts.Of("no-number", target.Name));

    public static Refusal TooSmall(Target target, string field) =>
        new("figure-too-small", field, Texts.Of("too-small", target.Name, CanonicalJson.Number(target.Min!.Value), target.Unit));

    public static Refusal TooLarge(Target target, string field) =>
        new("figure-too-large", field, Texts.Of("too-large", target.Name, CanonicalJson.Number(target.Max!.Value), target.Unit));

    public static Refusal Decimals(Target target, string field) => target.Decimals == 0
        ? new("figure-decimals", field, Texts.Of("whole", target.Name))
        : new("figure-decimals", field, Texts.Of("decimals", target.Name, target.Decimals));

    public static Refusal FigureMissing(Target target, string year, string field) =>
        new("figure-missing", field, Texts.Of("figure-missing", target.Name, year));

    public static Refusal ActualMissing(Target target, string field) =>
        new("figure-missing", field, Texts.Of("actual-missing", target.Name));

    public static Refusal ReasonMissing(Target target, decimal start, string field) =>
        new("reason-missing", field, Texts.Of("reason-missing", target.Name, CanonicalJson.Number(start), target.Unit));

    public static Refusal EvidenceMissing(Target target) =>
        new("evidence-missing", PaperSlot.FieldOf(target.Id), Texts.Of("evidence-missing", target.Name));

    public static Refusal EvidenceInfected(string fileName, string slot) =>
        new("document-infected", PaperSlot.FieldOf(slot), Texts.Of("infected", fileName));

    public static Refusal Length(string field, int least, int most) => new("text-length", field, Texts.Of("length", least, most));

    public static Refusal NotDeclared() => new("not-declared", "declared", Texts.Of("not-declared"));

    public static Refusal DraftChanged() => new("draft-changed", null, Texts.Of("draft-changed")) { Kind = RefusalKind.Conflict };

    public static Refusal UnknownSlot(string slot) =>
        new("slot-unknown", PaperSlot.FieldOf(slot), Texts.Of("unknown-slot", slot)) { Kind = RefusalKind.NotFound };

    public static Refusal SlotClosed(string slot) =>
        new("slot-closed", PaperSlot.FieldOf(slot), Texts.Of("slot-closed")) { Kind = RefusalKind.Closed };

    public static Refusal SlotFull(PaperSlot slot) =>
        new("slot-full", PaperSlot.FieldOf(slot.Id), Texts.Of("slot-full", slot.Label, slot.MaxFiles));

    public static Refusal NoFile(string slot) => new("file-missing", PaperSlot.FieldOf(slot), Texts.Of("no-file"));

    public static Refusal NoPaper() => new("document-not-found", null, Texts.Of("no-paper")) { Kind = RefusalKind.NotFound };

    public static Refusal FiledAlready() => new("report-filed-already", null, Texts.Of("filed-already")) { Kind = RefusalKind.Conflict };

    public static Refusal CorrectionOver(DateOnly until) =>
        new("correction-over", null, Texts.Of("correction-over", DayText.Of(until))) { Kind = RefusalKind.Closed };

    public static Refusal NothingFiled() => new("report-not-filed", null, Texts.Of("nothing-filed")) { Kind = RefusalKind.Conflict };

    public static Refusal DeskFirst(DateOnly until) =>
        new("desk-first", null, Texts.Of("desk-first", DayText.Of(until))) { Kind = RefusalKind.Conflict };

    public static Refusal NoOpinionNow() => new("no-opinion-now", null, Texts.Of("no-opinion-now")) { Kind = RefusalKind.Closed };

    public static Refusal JudgedAlready() => new("report-judged-already", null, Texts.Of("judged-already")) { Kind = RefusalKind.Conflict };

    public static Refusal UnknownGrade() => new("grade-unknown", "grade", Texts.Of("unknown-grade"));

    public static Refusal CorrectedOnce() => new("corrected-once", "grade", Texts.Of("corrected-once"));

    public static Refusal NothingToConfirm() =>
        new("nothing-to-confirm", null, Texts.Of("nothing-to-confirm")) { Kind = RefusalKind.Conflict };

    public static Refusal SecondPerson() => new("second-person", null, Texts.Of("second-person")) { Kind = RefusalKind.Forbidden };

    public static Refusal NoMatter() => new("no-matter", null, Texts.Of("no-matter")) { Kind = RefusalKind.NotFound };
}
