/** What a site grants its user, as the site and the form of a link show it. A part of `sites`. */
export const siteRights = {
  rights: {
    title: 'What this user may do',
    all: 'Every call that helps is granted. Whether this user may link shows at the first link.',
    link: 'Link a record and an ERP actor',
    linkWhy: 'Not known before the first link: it cannot be tried without writing.',
    summary: '{{granted}} granted, {{refused}} not granted, {{unknown}} not known',
    granted: 'Granted',
    refused: 'Not granted',
    unknown: 'Not known',
    who: 'Who can grant it: on an own installation the SuperOffice administrator, by the rights of this user’s role. In SuperOffice Online whoever manages the app in the Developer Portal asks SuperOffice to grant the ErpSync agent.',
    again: 'Ask again',
    call: {
      GetAllConnections: 'List the ERP connections',
      GetCrmActorType: 'See which record types can be linked',
      GetConnectionsAndDisplayFields: 'See where a record is linked',
      GetActorTypeMapping: 'See which ERP actor types fit',
      GetFieldValuesFromCrm: 'Read values from SuperOffice',
      GetFieldValuesFromErp: 'Read values from the ERP',
      GetConnectionListMappings: 'See how lists are mapped',
      'archive Contact': 'Search companies',
      'archive FindErpEntity': 'Search the ERP',
      'archive ErpField': 'Read the mapped fields',
      'archive Dynamic': 'See who holds an ERP key',
      'record search': 'Search contacts, projects and sales',
    },
  },
};
