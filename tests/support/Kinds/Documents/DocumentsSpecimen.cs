namespace Funding.Tests.Support.Kinds.Documents;

public sealed class DocumentsSpecimen : PartSpecimen
{
    public override string Kind => DocumentsSettings.Kind;

    public override string Settings => """
        slots: [
          { id: charter, label: { zh: 章程, en: Charter }, required: true, types: [pdf], maxBytes: 1048576, maxFiles: 1 },
          { id: form, label: { zh: 盖章申请表, en: Stamped form }, required: true, types: [pdf], maxBytes: 1048576, maxFiles: 1,
            stamped: true } ]
        """.ReplaceLineEndings(" ");

    public override Scored Fill(PartOutline part, Scored empty) => empty with
    {
        Application = empty.Application with
        {
            Documents = [.. part.As<DocumentsSettings>().Slots.Select(SampleApplication.Document)],
        },
    };
}
