// A network of the app's own: the app goes out through one subnet, its storage and vault answer in the other.

param name string
param location string
param tags object

@description('What the app\'s subnet is given over to: Microsoft.App/environments for Flex Consumption, Microsoft.Web/serverFarms for a dedicated plan.')
param delegation 'Microsoft.App/environments' | 'Microsoft.Web/serverFarms'

@description('Subresources that get a private endpoint.')
param zones string[]

resource guard 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg-${name}'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        name: 'only-from-the-network'
        properties: {
          priority: 4000
          direction: 'Inbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: 'Internet'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2025-01-01' = {
  name: 'vnet-${name}'
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: ['10.20.0.0/16']
    }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: '10.20.0.0/24'
          networkSecurityGroup: {
            id: guard.id
          }
          delegations: [
            {
              name: 'app'
              properties: {
                serviceName: delegation
              }
            }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: '10.20.1.0/24'
          privateEndpointNetworkPolicies: 'NetworkSecurityGroupEnabled'
          networkSecurityGroup: {
            id: guard.id
          }
        }
      }
    ]
  }

  resource app 'subnets' existing = {
    name: 'app'
  }

  resource endpoints 'subnets' existing = {
    name: 'endpoints'
  }
}

// The suffix is '.vault.' and the cloud's domain; its private zone is named differently.
var zoneNames = {
  vault: replace(environment().suffixes.keyvaultDns, '.vault.', 'privatelink.vaultcore.')
  blob: 'privatelink.blob.${environment().suffixes.storage}'
  queue: 'privatelink.queue.${environment().suffixes.storage}'
  table: 'privatelink.table.${environment().suffixes.storage}'
}

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for kind in zones: {
    name: zoneNames[kind]
    location: 'global'
    tags: tags
  }
]

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (kind, i) in zones: {
    parent: zone[i]
    name: 'link-${name}'
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: {
        id: network.id
      }
    }
  }
]

output appSubnetId string = network::app.id
output endpointsSubnetId string = network::endpoints.id
output zoneIds object = toObject(
  zones,
  kind => kind,
  kind => resourceId('Microsoft.Network/privateDnsZones', zoneNames[kind])
)
