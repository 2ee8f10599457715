namespace Funding.Pages.Tests.OwnKind;

/// <param name="Text">What each applicant states.</param>
public sealed record StatementSettings(int WorkingDays, Bilingual Text);

/// <param name="Signed">The statement of the case is there.</param>
public sealed record StatementFacts(bool Signed);

/// <summary>A statement that each applicant signs by link, application by application.</summary>
public sealed class StatementDeclaration() : StageDeclaration<StatementSettings>(StatementKind.KindName)
{
    public override string Schema => """
        {
          "description": "A statement that each applicant signs.",
          "required": [ "workingDays", "text" ],
          "properties": {
            "workingDays": { "type": "integer", "minimum": 1, "maximum": 30, "description": "working days to sign" },
            "text": { "$ref": "#/definitions/bilingual", "description": "what is stated" }
          }
        }
        """;

    public override StageScopes Scopes => StageScopes.Case;

    public override IReadOnlyList<Type> Needs => [typeof(ICases)];

    public override StageLength Length(StatementSettings settings) => StageLength.InWorkingDays(settings.WorkingDays);
}
