namespace Funding.Workflows.Programmes;

/// <summary>The offer with which every programme begins: applications that a stage brought in.</summary>
public interface ICases;
