// One door of a resource inside the network, with its name in the network's own DNS.

param name string
param location string
param tags object
param subnetId string
param resourceId string

@description('Which part of the resource: blob, queue, table or vault.')
param part string
param zoneId string

resource endpoint 'Microsoft.Network/privateEndpoints@2025-01-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    subnet: {
      id: subnetId
    }
    privateLinkServiceConnections: [
      {
        name: part
        properties: {
          privateLinkServiceId: resourceId
          groupIds: [part]
        }
      }
    ]
  }

  resource names 'privateDnsZoneGroups' = {
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        {
          name: part
          properties: {
            privateDnsZoneId: zoneId
          }
        }
      ]
    }
  }
}
