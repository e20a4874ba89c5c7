using Azure.Core;

namespace LeadSync.Functions.Identity;

/// <summary>Who LeadSync is towards Azure's own services, apart from who it is towards the CRM.</summary>
public sealed record AzureCredential(TokenCredential Value);
