// What the app may do with the rounds: its own table, its own container, and nothing else of the account.

param accountName string
param table string
param container string
@description('Name of the app\'s identity.')
param identityName string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: accountName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource documents 'containers' existing = {
      name: container
    }
  }

  resource tableService 'tableServices' existing = {
    name: 'default'

    resource rows 'tables' existing = {
      name: table
    }
  }
}

var blobContributor = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
)
var tableContributor = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
)

resource documentsAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account::blobs::documents
  name: guid(account::blobs::documents.id, identity.id, blobContributor)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: blobContributor
  }
}

resource rowsAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account::tableService::rows
  name: guid(account::tableService::rows.id, identity.id, tableContributor)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: tableContributor
  }
}
