namespace Funding.Workflows.Duties;

/// <summary>A kind of duty by which a task book is agreed, and which makes the document of one.</summary>
public interface ITaskBookKind : IDutyKind
{
    Task<AgreedTaskBook> WriteAsync(DutyView at, TaskBook book, string agreedBy, DateOnly agreedOn, CancellationToken cancellation);
}
