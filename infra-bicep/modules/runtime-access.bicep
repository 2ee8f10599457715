// The Functions host and Durable Functions make their own containers, queues and tables in this account, under names that
// the task hub's name and the host's id give: the account, which holds nothing else, is their narrowest scope.

param accountName string

@description('Whether orchestrations are kept here, with their work in queues.')
param queues bool
@description('Name of the app\'s identity.')
param identityName string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: accountName
}

var blobOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var tableContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var queueContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
var roles = concat([blobOwner, tableContributor], queues ? [queueContributor] : [])

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in roles: {
    scope: account
    name: guid(account.id, identity.id, role)
    properties: {
      principalId: identity.properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]
