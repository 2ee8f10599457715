namespace Funding.Workflows.Parts.Person;

/// <summary>Names the resource files of a person of an application.</summary>
public sealed class PersonText;
