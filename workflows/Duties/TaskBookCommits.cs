namespace Funding.Workflows.Duties;

internal static class ContentCodeKeys
{
    /// <summary>Id of the award whose task book it is.</summary>
    public const string TaskBook = "task-book";

    public static string Partition(string code) => $"content-code:{code}";
}

internal static class TaskBookCommits
{
    /// <summary>The book holds from this commit on: the one before stays beside it, and its code leads to the award.</summary>
    /// <param name="before">Null for the first one of the award.</param>
    public static Commit KeepTaskBook(this Commit commit, Stored<AgreedTaskBook>? before, AgreedTaskBook book, string awardId)
    {
        if (before is not null) commit.Insert(AgreedTaskBook.RowOf(before.Value.Version), before.Value);
        return commit.Put(AgreedTaskBook.Row, before, book)
            .WriteElsewhere(ContentCodeKeys.Partition(book.Code), ContentCodeKeys.TaskBook, awardId);
    }
}
