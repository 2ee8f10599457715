// Funding on Azure: one function app, its storage, vault and telemetry, in one resource group.

import { mailTransport, openIdProvider, paymentRules, sender, textGateway } from 'types.bicep'

targetScope = 'resourceGroup'

@description('Begins every name.')
@minLength(2)
@maxLength(12)
param name string = 'funding'

@description('Tells installations apart.')
param environmentName 'dev' | 'prod'

param location string = resourceGroup().location

@description('Flex Consumption where the cloud has it; Azure operated by 21Vianet has none and takes a dedicated plan.')
param plan 'FlexConsumption' | 'Dedicated' = 'FlexConsumption'

@description('Size of a dedicated plan.')
param dedicatedSku string = 'P1v3'

@description('Machines of a dedicated plan (1 or more), or instances that never sleep: so many for pages, so many for orchestrations.')
@minValue(0)
@maxValue(20)
param alwaysReady int = 0

@description('Instances that Flex Consumption may grow to.')
@minValue(40)
@maxValue(1000)
param maximumInstances int = 40

@description('Redundancy of the rounds\' rows and documents.')
param dataRedundancy 'Standard_LRS' | 'Standard_ZRS' | 'Standard_GRS' | 'Standard_GZRS' = 'Standard_ZRS'

@description('Days that a deleted or replaced document can be brought back; what the privacy notice promises to erase is gone after them.')
@minValue(1)
@maxValue(365)
param keepDeletedDays int = 30

@description('Refuse to delete the account of the rounds.')
param lockData bool

@description('Where orchestrations are kept. For the scheduler, infra-bicep/deploy builds the app with its extension.')
param durable 'AzureStorage' | 'DurableTaskScheduler' = 'AzureStorage'

@description('A network of its own with private endpoints; storage and vault then answer nowhere else.')
param privateNetwork bool

@description('Where people reach the portal; empty for the app\'s own host name.')
param publicAddress string = ''

@description('The authority\'s name on every page.')
param authority string
param authorityEnglish string

@description('How the authority is reached, on every page and in its documents. The app does not start in production without it.')
param contact { phone: string, email: string, supervision: string, address: string, addressEnglish: string }

param mail mailTransport
param from sender

@description('The key of SendGrid or the password of the mail server; empty leaves the one that is in the vault.')
@secure()
param mailSecret string

@description('The key ring of links as JSON; empty leaves the one that is in the vault.')
@secure()
param linkKeyRing string

@description('The certificate that seals the keys of sessions and forms, PKCS #12 in base64; empty leaves the one that is in the vault.')
@secure()
param keyCertificate string

@description('The key of identity hashes, 32 bytes in base64; empty leaves the one that is in the vault.')
@secure()
param identityKey string

@description('Where clamd listens; empty leaves documents unscanned, and they say so.')
param scannerHost string = ''

@description('The app registration that administrators sign in through; empty switches it off.')
param entraClientId string = ''

@description('Where they sign in.')
param entraAuthority string = environment().authentication.loginEndpoint

@description('A provider at which people may sign in by OpenID Connect; absent, nobody does.')
param openId openIdProvider?

@description('Our secret at that provider; empty leaves the one that is in the vault.')
@secure()
param openIdSecret string = ''

@description('A gateway for text messages; absent, nobody gets one.')
param sms textGateway?

@description('The secret that signs text messages, whsec_ and 24 bytes or more in base64; empty leaves the one that is in the vault.')
@secure()
param smsSecret string = ''

@description('Whether other systems may be told what becomes public.')
param webhooks bool = false

@description('What the authority sets for payments; what is absent is as docs/deploying.md says.')
param payments paymentRules = {}

@description('Who gets the alerts and the budget\'s mails.')
@minLength(1)
param operators string[]

@description('Milliseconds that 19 of 20 requests must stay under.')
param slowMilliseconds int = 1500

@description('GB of telemetry a day.')
@minValue(1)
param dailyTelemetryGb int = 1

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 90

@description('What a month may cost, in the subscription\'s currency; 0 for no budget.')
@minValue(0)
param monthlyBudget int = 0

@description('First day of the month in which the budget was made, which nothing changes afterwards; infra-bicep/deploy asks for it.')
param budgetStart string = ''

@description('What budgetStart is where it is empty.')
param thisMonth string = utcNow('yyyy-MM-01')

var full = '${name}-${environmentName}'
var unique = uniqueString(resourceGroup().id)
var tags = {
  app: name
  environment: environmentName
}
var names = {
  app: 'func-${full}-${take(unique, 6)}'
  data: take('${replace(name, '-', '')}data${unique}', 24)
  runtime: take('${replace(name, '-', '')}run${unique}', 24)
  vault: take('kv-${name}-${unique}', 24)
}
var secrets = {
  mail: 'mail'
  links: 'links'
  keys: 'keys'
  identity: 'identity'
  openId: 'openid'
  sms: 'sms'
}
var table = 'funding'
var container = 'funding'
var packages = 'packages'
var taskHub = 'funding${environmentName}'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-${full}'
  location: location
  tags: tags
}

module telemetry 'modules/telemetry.bicep' = {
  params: {
    name: full
    location: location
    tags: tags
    identityName: identity.name
    dailyCapGb: dailyTelemetryGb
    retentionDays: logRetentionDays
  }
}

module data 'modules/storage-account.bicep' = {
  params: {
    name: names.data
    location: location
    tags: tags
    sku: dataRedundancy
    containers: [container]
    tables: [table]
    keepDeletedDays: keepDeletedDays
    coolAfterDays: 180
    publicNetwork: !privateNetwork
    lock: lockData
  }
}

module dataAccess 'modules/data-access.bicep' = {
  params: {
    accountName: names.data
    table: table
    container: container
    identityName: identity.name
  }
  dependsOn: [data]
}

module runtime 'modules/storage-account.bicep' = {
  params: {
    name: names.runtime
    location: location
    tags: tags
    sku: 'Standard_LRS'
    containers: [packages]
    keepDeletedDays: 0
    coolAfterDays: 0
    publicNetwork: !privateNetwork
    lock: false
  }
}

module runtimeAccess 'modules/runtime-access.bicep' = {
  params: {
    accountName: names.runtime
    identityName: identity.name
    queues: durable == 'AzureStorage'
  }
  dependsOn: [runtime]
}

module vault 'modules/vault.bicep' = {
  params: {
    name: names.vault
    location: location
    tags: tags
    publicNetwork: !privateNetwork
    workspaceId: telemetry.outputs.workspaceId
  }
}

module mailKey 'modules/secret.bicep' = {
  params: {
    vaultName: names.vault
    name: secrets.mail
    value: mailSecret
    identityName: identity.name
  }
  dependsOn: [vault]
}

module linkKeys 'modules/secret.bicep' = {
  params: {
    vaultName: names.vault
    name: secrets.links
    value: linkKeyRing
    identityName: identity.name
  }
  dependsOn: [vault]
}

module keySeal 'modules/secret.bicep' = {
  params: {
    vaultName: names.vault
    name: secrets.keys
    value: keyCertificate
    identityName: identity.name
  }
  dependsOn: [vault]
}

module identityHashes 'modules/secret.bicep' = {
  params: {
    vaultName: names.vault
    name: secrets.identity
    value: identityKey
    identityName: identity.name
  }
  dependsOn: [vault]
}

module openIdKey 'modules/secret.bicep' = if (openId != null) {
  params: {
    vaultName: names.vault
    name: secrets.openId
    value: openIdSecret
    identityName: identity.name
  }
  dependsOn: [vault]
}

module smsKey 'modules/secret.bicep' = if (sms != null) {
  params: {
    vaultName: names.vault
    name: secrets.sms
    value: smsSecret
    identityName: identity.name
  }
  dependsOn: [vault]
}

module scheduler 'modules/scheduler.bicep' = if (durable == 'DurableTaskScheduler') {
  params: {
    name: 'dts-${full}'
    location: location
    tags: tags
    identityName: identity.name
    taskHub: taskHub
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  params: {
    name: full
    location: location
    tags: tags
    delegation: plan == 'FlexConsumption' ? 'Microsoft.App/environments' : 'Microsoft.Web/serverFarms'
    zones: ['vault', 'blob', 'queue', 'table']
  }
}

var doors = [
  { name: 'vault', part: 'vault', id: resourceId('Microsoft.KeyVault/vaults', names.vault) }
  { name: 'data-blob', part: 'blob', id: resourceId('Microsoft.Storage/storageAccounts', names.data) }
  { name: 'data-table', part: 'table', id: resourceId('Microsoft.Storage/storageAccounts', names.data) }
  { name: 'runtime-blob', part: 'blob', id: resourceId('Microsoft.Storage/storageAccounts', names.runtime) }
  { name: 'runtime-queue', part: 'queue', id: resourceId('Microsoft.Storage/storageAccounts', names.runtime) }
  { name: 'runtime-table', part: 'table', id: resourceId('Microsoft.Storage/storageAccounts', names.runtime) }
]

module door 'modules/private-endpoint.bicep' = [
  for door in doors: if (privateNetwork) {
    name: 'door-${door.name}'
    params: {
      name: 'pe-${full}-${door.name}'
      location: location
      tags: tags
      subnetId: network!.outputs.endpointsSubnetId
      resourceId: door.id
      part: door.part
      zoneId: network!.outputs.zoneIds[door.part]
    }
    dependsOn: [vault, data, runtime]
  }
]

module app 'modules/app.bicep' = {
  params: {
    name: names.app
    location: location
    tags: tags
    plan: plan
    dedicatedSku: dedicatedSku
    alwaysReady: alwaysReady
    maximumInstances: maximumInstances
    identityId: identity.id
    packageContainer: '${runtime.outputs.blobEndpoint}${packages}'
    privateNetwork: privateNetwork
    subnetId: privateNetwork ? network!.outputs.appSubnetId : ''
    entraClientId: entraClientId
    entraIssuer: '${entraAuthority}${tenant().tenantId}/v2.0'
  }
  dependsOn: [runtimeAccess, dataAccess, door]
}

module settings 'modules/app-settings.bicep' = {
  params: {
    siteName: names.app
    dedicated: plan == 'Dedicated'
    clientId: identity.properties.clientId
    runtime: {
      blob: runtime.outputs.blobEndpoint
      queue: runtime.outputs.queueEndpoint
      table: runtime.outputs.tableEndpoint
    }
    data: {
      blob: data.outputs.blobEndpoint
      table: data.outputs.tableEndpoint
      tableName: table
      containerName: container
    }
    telemetryConnection: telemetry.outputs.connectionString
    managedScheduler: durable == 'DurableTaskScheduler'
    schedulerEndpoint: durable == 'DurableTaskScheduler' ? scheduler!.outputs.endpoint : ''
    taskHub: taskHub
    publicAddress: empty(publicAddress) ? 'https://${app.outputs.hostName}' : publicAddress
    mail: mail
    from: from
    mailReference: '@Microsoft.KeyVault(VaultName=${names.vault};SecretName=${secrets.mail})'
    keyRingReference: '@Microsoft.KeyVault(VaultName=${names.vault};SecretName=${secrets.links})'
    keyCertificateReference: '@Microsoft.KeyVault(VaultName=${names.vault};SecretName=${secrets.keys})'
    identityKeyReference: '@Microsoft.KeyVault(VaultName=${names.vault};SecretName=${secrets.identity})'
    authority: authority
    authorityEnglish: authorityEnglish
    contact: contact
    scannerHost: scannerHost
    entraSignIn: !empty(entraClientId)
    openId: openId
    openIdReference: '@Microsoft.KeyVault(VaultName=${names.vault};SecretName=${secrets.openId})'
    sms: sms
    smsReference: '@Microsoft.KeyVault(VaultName=${names.vault};SecretName=${secrets.sms})'
    webhooks: webhooks
    payments: payments
  }
  dependsOn: [mailKey, linkKeys, keySeal, identityHashes, openIdKey, smsKey]
}

module alerts 'modules/alerts.bicep' = {
  params: {
    name: full
    location: location
    tags: tags
    workspaceId: telemetry.outputs.workspaceId
    recipients: operators
    slowMilliseconds: slowMilliseconds
  }
}

module budget 'modules/budget.bicep' = if (monthlyBudget > 0) {
  params: {
    name: 'budget-${full}'
    monthlyAmount: monthlyBudget
    start: empty(budgetStart) ? thisMonth : budgetStart
    recipients: operators
  }
}

output appName string = app.outputs.name
output hostName string = app.outputs.hostName
output identityClientId string = identity.properties.clientId
