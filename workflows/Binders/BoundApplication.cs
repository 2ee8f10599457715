namespace Funding.Workflows.Binders;

/// <summary>An application as its reader has it: with contacts, or without them for who scores.</summary>
/// <param name="Scored">Contacts were left out.</param>
public sealed record BoundApplication(Bilingual Round, Programme Programme, Application Application, Answers Answers, bool Scored = false);
