/** The sample request of the vendor's page about ConnectActor, as the form is given it: nothing of it looks like real data. */
export const samplePage = {
  erpConnectionId: 726,
  crmRecordId: 556,
  crmActorType: 'Contact',
  erpKey: 'cumque',
  erpActorType: 'Customer',
  fieldValues: [
    {
      displayName: "O'Connell, Okuneva and Bayer",
      crmFieldKey: 'qui',
      value: 'ea',
      displayValue: 'est',
      syncToCrm: false,
      syncToErp: false,
    },
    {
      displayName: "O'Connell, Okuneva and Bayer",
      crmFieldKey: 'qui',
      value: 'ea',
      displayValue: 'est',
      syncToCrm: false,
      syncToErp: false,
    },
  ],
};
