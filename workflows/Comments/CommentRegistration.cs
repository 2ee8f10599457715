namespace Funding.Workflows.Comments;

public static class CommentRegistration
{
    /// <summary>Comments of the office on applications. Needs storage, people and mail.</summary>
    public static IServiceCollection AddComments(this IServiceCollection services) => services
        .AddSingleton<CommentStore>()
        .AddSingleton<CommentQueries>()
        .AddSingleton<CommentCommands>()
        .AddSingleton<ICasePart, CommentPartQueries>()
        .AddSingleton<ICaseNotes, CommentForgettingActs>()
        .AddSingleton<IMailTemplates, CommentMails>();
}
