namespace Funding.Workflows.Stages.Notice;

/// <inheritdoc cref="NoticeSettings"/>
public sealed class NoticeDeclaration() : StageDeclaration<NoticeSettings>(NoticeSettings.Kind)
{
    public override StageScopes Scopes => StageScopes.Both;

    public override IReadOnlyList<string> CorePages => ["notice", "objections"];

    public override IReadOnlyList<Type> Gives => [typeof(IPublished)];

    public override IReadOnlyList<Type> Needs => [typeof(IVotes)];
}
