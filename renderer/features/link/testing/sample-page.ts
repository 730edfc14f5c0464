/** The sample request of the vendor's page about ConnectActor, as the form is given it: nothing of it looks like real data. */
export const samplePage = {
  record: { crmActorType: 'Contact', crmRecordId: 556 },
  actor: { erpConnectionId: 726, erpActorType: 'Customer', erpKey: 'cumque' },
  seen: null,
  values: [
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
