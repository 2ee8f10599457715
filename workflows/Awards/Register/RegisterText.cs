namespace Funding.Workflows.Awards.Register;

/// <summary>Names the resource files of the register.</summary>
public sealed class RegisterText;
