// What azd deploys: a resource group of its own with one small installation, like environments/dev.bicepparam.

import { sender } from '../types.bicep'

targetScope = 'subscription'

@description('azd\'s name of the environment; part of the resource group\'s name.')
@minLength(1)
@maxLength(64)
param environmentName string

param location string

@description('Who the mails come from, and the only domains that get any.')
param from sender

@description('Who gets the alerts.')
@minLength(1)
param operators string[]

@secure()
param mailSecret string

@secure()
param linkKeyRing string

@secure()
param keyCertificate string

@secure()
param identityKey string

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-funding-${environmentName}'
  location: location
  tags: {
    'azd-env-name': environmentName
  }
}

module installation '../main.bicep' = {
  scope: group
  params: {
    environmentName: 'dev'
    location: location
    authority: '省教育厅'
    authorityEnglish: 'Provincial Department of Education'
    contact: {
      phone: '0000-00000000'
      email: 'funding@example.edu.cn'
      supervision: '0000-00000001'
      address: '省城文教路1号'
      addressEnglish: '1 Wenjiao Road, the provincial capital'
    }
    dataRedundancy: 'Standard_LRS'
    keepDeletedDays: 7
    lockData: false
    privateNetwork: false
    mail: {
      transport: 'SendGrid'
      webhookKey: ''
    }
    from: from
    mailSecret: mailSecret
    linkKeyRing: linkKeyRing
    keyCertificate: keyCertificate
    identityKey: identityKey
    operators: operators
    logRetentionDays: 30
  }
}

output AZURE_RESOURCE_GROUP string = group.name
output FUNDING_ADDRESS string = 'https://${installation.outputs.hostName}'
