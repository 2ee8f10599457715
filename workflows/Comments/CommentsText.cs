namespace Funding.Workflows.Comments;

/// <summary>Names the resource files of comments.</summary>
public sealed class CommentsText;
