// One secret of the vault, and the app's right to read this one.

param vaultName string
param name string
@description('Name of the app\'s identity.')
param identityName string

@description('Its value; empty leaves the one that is there.')
@secure()
param value string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: vaultName
}

resource given 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = if (!empty(value)) {
  parent: vault
  name: name
  properties: {
    value: value
    attributes: {
      enabled: true
    }
  }
}

resource secret 'Microsoft.KeyVault/vaults/secrets@2025-05-01' existing = {
  parent: vault
  name: name
}

var secretsUser = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  '4633458b-17de-408a-b874-0445c86b69e6'
)

resource mayRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: secret
  name: guid(secret.id, identity.id, secretsUser)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: secretsUser
  }
  dependsOn: [given]
}
