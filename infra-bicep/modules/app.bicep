// The plan and the function app: https alone, no password of any kind, every connection by the app's identity.

param name string
param location string
param tags object

@description('Flex Consumption where the cloud has it; elsewhere a dedicated plan.')
param plan 'FlexConsumption' | 'Dedicated'

@description('Size of a dedicated plan.')
param dedicatedSku string

@description('Machines of a dedicated plan, or instances that never sleep of each group of Flex Consumption.')
param alwaysReady int

@description('Instances that Flex Consumption may grow to.')
@minValue(40)
param maximumInstances int

@description('The identity of the app.')
param identityId string

@description('The blob container that Flex Consumption runs the package from.')
param packageContainer string

@description('Whether all that goes out goes through the subnet.')
param privateNetwork bool
param subnetId string

@description('The app registration that administrators sign in through; empty switches it off.')
param entraClientId string

@description('The issuer of their tokens.')
param entraIssuer string

var flex = plan == 'FlexConsumption'

resource farm 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: flex ? 'functionapp' : 'linux'
  sku: flex
    ? {
        name: 'FC1'
        tier: 'FlexConsumption'
      }
    : {
        name: dedicatedSku
        capacity: max(alwaysReady, 1)
      }
  properties: {
    reserved: true
  }
}

var flexConfig = {
  deployment: {
    storage: {
      type: 'blobContainer'
      value: packageContainer
      authentication: {
        type: 'UserAssignedIdentity'
        userAssignedIdentityResourceId: identityId
      }
    }
  }
  runtime: {
    name: 'dotnet-isolated'
    version: '10.0'
  }
  scaleAndConcurrency: {
    instanceMemoryMB: 2048
    maximumInstanceCount: maximumInstances
    alwaysReady: alwaysReady == 0
      ? []
      : [
          {
            name: 'http'
            instanceCount: alwaysReady
          }
          {
            name: 'durable'
            instanceCount: alwaysReady
          }
        ]
  }
}

var secureSite = {
  ftpsState: 'Disabled'
  minTlsVersion: '1.2'
  scmMinTlsVersion: '1.2'
  http20Enabled: true
  remoteDebuggingEnabled: false
}

var dedicatedSite = {
  alwaysOn: true
  linuxFxVersion: 'DOTNET-ISOLATED|10.0'
  healthCheckPath: '/health/ready'
  use32BitWorkerProcess: false
}

resource site 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  // azd finds by it where to put the package.
  tags: union(tags, {
    'azd-service-name': 'functions'
  })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: farm.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: privateNetwork ? subnetId : null
    outboundVnetRouting: {
      allTraffic: privateNetwork
    }
    functionAppConfig: flex ? flexConfig : null
    siteConfig: flex ? secureSite : union(secureSite, dedicatedSite)
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }

  // Visitors need no account: only who has signed in through it carries the platform's headers.
  resource signIn 'config' = {
    name: 'authsettingsV2'
    properties: {
      platform: {
        enabled: !empty(entraClientId)
        runtimeVersion: '~1'
      }
      globalValidation: {
        requireAuthentication: false
        unauthenticatedClientAction: 'AllowAnonymous'
      }
      httpSettings: {
        requireHttps: true
      }
      identityProviders: empty(entraClientId)
        ? {}
        : {
            azureActiveDirectory: {
              enabled: true
              registration: {
                clientId: entraClientId
                openIdIssuer: entraIssuer
                clientSecretSettingName: 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'
              }
              validation: {
                allowedAudiences: [entraClientId, 'api://${entraClientId}']
              }
            }
          }
      login: {
        tokenStore: {
          enabled: false
        }
      }
    }
  }
}

output name string = site.name
output hostName string = site.properties.defaultHostName
