using Funding.Workflows.Programmes;

namespace Funding.Services.Catalogue;

/// <summary>What the schema cannot say about form, owners and documents.</summary>
internal static class FormRules
{
    /// <summary>Words that refusals use as the name of a part of the application.</summary>
    private static readonly string[] Reserved = ["owners", "documents", "applicant"];

    public static void Check(Programme programme, YamlFile file)
    {
        Unique.Check(file, "form", programme.Form.Select(s => s.Id), "section");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var s = 0; s < programme.Form.Count; s++)
            for (var f = 0; f < programme.Form[s].Fields.Count; f++)
            {
                var field = programme.Form[s].Fields[f];
                var path = $"form[{s}].fields[{f}]";
                if (!seen.Add(field.Id)) file.Fault($"{path}.id", $"the field '{field.Id}' is given twice in the form");
                if (Reserved.Contains(field.Id)) file.Fault(
                    $"{path}.id", $"'{field.Id}' is a word of the application itself; choose another id");
                CheckField(field, path, file);
            }
        CheckNamed("titleField", programme.TitleField,
            programme.Fields().Except(programme.ContactFields()).Where(f => f is { Type: FieldType.Text, Required: true }),
            "required field of type text that is not contact", file);
        CheckNamed("foundedField", programme.FoundedField,
            programme.Fields().Where(f => f.Type is FieldType.Date), "field of type date", file);
        Unique.Check(file, "documents", programme.Documents.Select(d => d.Id), "document");
        Unique.Check(file, "ownership.ownerKinds", programme.Ownership.OwnerKinds.Select(k => k.Id), "kind of owner");
        Unique.Check(file, "ownership.contributions", programme.Ownership.Contributions.Select(c => c.Id), "contribution");
        Unique.Check(file, "applicantKinds", programme.ApplicantKinds.Select(k => k.Id), "kind of applicant");
        if (programme.Ownership.MinOwnerKinds > Math.Min(programme.Ownership.OwnerKinds.Count, programme.Ownership.MaxOwners))
            file.Fault(
                "ownership.minOwnerKinds",
                $"at most {Math.Min(
                    programme.Ownership.OwnerKinds.Count, programme.Ownership.MaxOwners)}: no more kinds, or owners, are allowed");
        for (var d = 0; d < programme.Documents.Count; d++)
            if (programme.Documents[d] is { Stamped: true, Required: false })
                file.Fault($"documents[{d}].required", "a stamped form is required; allowed: true");
    }

    private static void CheckField(FormField field, string path, YamlFile file)
    {
        var isText = field.Type is FieldType.Text or FieldType.LongText;
        var isNumber = field.Type is FieldType.Number;
        if (!isText && field.MinLength is not null) file.Fault($"{path}.minLength", "only text and longText have a length");
        if (!isText && field.MaxLength is not null) file.Fault($"{path}.maxLength", "only text and longText have a length");
        if (isText && field.MaxLength is null) file.Fault($"{path}.maxLength", "missing; text and longText need it, from 1 to 20000");
        if (field.MinLength > field.MaxLength) file.Fault($"{path}.minLength", $"at most maxLength, {field.MaxLength}");
        if (!isNumber && field.Type is not FieldType.Date)
        {
            if (field.Min is not null) file.Fault($"{path}.min", "only number and date have bounds");
            if (field.Max is not null) file.Fault($"{path}.max", "only number and date have bounds");
        }
        if (field.Type is FieldType.Date)
        {
            if (!IsYear(field.Min)) file.Fault($"{path}.min", "the bound of a date is a year, from 1900 to 2200");
            if (!IsYear(field.Max)) file.Fault($"{path}.max", "the bound of a date is a year, from 1900 to 2200");
        }
        if (field.Min > field.Max) file.Fault($"{path}.min", $"at most max, {field.Max}");
        if (!isNumber && field.Decimals != 0) file.Fault($"{path}.decimals", "only a number has decimals");
        if (!isNumber && field.Unit is not null) file.Fault($"{path}.unit", "only a number has a unit");
        if (field.Type is FieldType.Choice && field.Options.Count == 0) file.Fault(
            $"{path}.options", "missing; a choice needs at least two options");
        if (field.Type is not FieldType.Choice && field.Options.Count > 0) file.Fault($"{path}.options", "only a choice has options");
        Unique.Check(file, $"{path}.options", field.Options.Select(o => o.Value), "option", "value");
    }

    private static bool IsYear(decimal? bound) => bound is null || (decimal.IsInteger(bound.Value) && bound is >= 1900 and <= 2200);

    private static void CheckNamed(string setting, string? id, IEnumerable<FormField> usable, string what, YamlFile file)
    {
        var ids = usable.Select(f => f.Id).ToList();
        if (id is not null && !ids.Contains(id))
            file.Fault(setting, $"'{id}' is no {what}; allowed: {string.Join(", ", ids)}");
    }
}
