// A storage account that takes no key, no anonymous reader and nothing older than TLS 1.2.

param name string
param location string
param tags object

@description('Redundancy.')
param sku 'Standard_LRS' | 'Standard_ZRS' | 'Standard_GRS' | 'Standard_GZRS'

@description('Containers to make.')
param containers string[]

@description('Tables to make.')
param tables string[] = []

@description('Days that a deleted or replaced blob can be brought back; 0 keeps nothing.')
@minValue(0)
@maxValue(365)
param keepDeletedDays int

@description('Days without a change after which a blob moves to the cool tier; 0 moves none.')
@minValue(0)
param coolAfterDays int

@description('Whether it answers on the public network; without it only through private endpoints.')
param publicNetwork bool

@description('Refuse to delete the account.')
param lock bool

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: publicNetwork ? 'Enabled' : 'Disabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: publicNetwork ? 'Allow' : 'Deny'
    }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      isVersioningEnabled: keepDeletedDays > 0
      deleteRetentionPolicy: keepDeletedDays > 0
        ? {
            enabled: true
            days: max(keepDeletedDays, 1)
          }
        : {
            enabled: false
          }
      containerDeleteRetentionPolicy: keepDeletedDays > 0
        ? {
            enabled: true
            days: max(keepDeletedDays, 1)
          }
        : {
            enabled: false
          }
    }

    resource container 'containers' = [
      for container in containers: {
        name: container
        properties: {
          publicAccess: 'None'
        }
      }
    ]
  }

  resource tableService 'tableServices' = {
    name: 'default'

    resource table 'tables' = [
      for table in tables: {
        name: table
      }
    ]
  }
}

// Drafts are overwritten in place: each save leaves a version, and none may outlive the time in which it can be wanted back.
var forgetVersions = {
  name: 'forget-old-versions'
  type: 'Lifecycle'
  enabled: true
  definition: {
    filters: {
      blobTypes: ['blockBlob']
    }
    actions: {
      version: {
        delete: {
          daysAfterCreationGreaterThan: keepDeletedDays
        }
      }
    }
  }
}

var coolDown = {
  name: 'cool-settled-documents'
  type: 'Lifecycle'
  enabled: true
  definition: {
    filters: {
      blobTypes: ['blockBlob']
    }
    actions: {
      baseBlob: {
        tierToCool: {
          daysAfterModificationGreaterThan: coolAfterDays
        }
      }
    }
  }
}

var rules = concat(keepDeletedDays > 0 ? [forgetVersions] : [], coolAfterDays > 0 ? [coolDown] : [])

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-01-01' = if (!empty(rules)) {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: rules
    }
  }
  dependsOn: [account::blobs]
}

resource keep 'Microsoft.Authorization/locks@2020-05-01' = if (lock) {
  scope: account
  name: 'keep'
  properties: {
    level: 'CanNotDelete'
    notes: 'Rows and documents of the rounds.'
  }
}

output id string = account.id
output name string = account.name
output blobEndpoint string = account.properties.primaryEndpoints.blob
output queueEndpoint string = account.properties.primaryEndpoints.queue
output tableEndpoint string = account.properties.primaryEndpoints.table
