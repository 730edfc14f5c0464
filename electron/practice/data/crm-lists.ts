import type { CrmListItem } from './model';

const items = (...names: [no: string, us: string][]): CrmListItem[] =>
  names.map(([NO, US], index) => ({ id: index + 1, name: { NO, US } }));

/** The lists of the CRM side by the name that `MDOList/{name}` takes, lower case. */
export const crmLists: Record<string, CrmListItem[]> = {
  category: items(
    ['Kunde A', 'Customer A'],
    ['Kunde B', 'Customer B'],
    ['Kunde C', 'Customer C'],
    ['Leverandør', 'Supplier'],
    ['Samarbeidspartner', 'Partner'],
    ['Prospekt', 'Prospect'],
    ['Tidligere kunde', 'Former customer'],
  ),
  business: items(
    ['Bygg og anlegg', 'Building and construction'],
    ['Fiske og oppdrett', 'Fishing and aquaculture'],
    ['Handel', 'Retail'],
    ['Industri', 'Industry'],
    ['Transport', 'Transport'],
    ['Hotell og servering', 'Hotels and catering'],
    ['Skogbruk', 'Forestry'],
    ['Offentlig', 'Public sector'],
  ),
  country: items(
    ['Norge', 'Norway'],
    ['Sverige', 'Sweden'],
    ['Danmark', 'Denmark'],
    ['Finland', 'Finland'],
    ['Island', 'Iceland'],
    ['Færøyene', 'Faroe Islands'],
  ),
  position: items(
    ['Daglig leder', 'Managing director'],
    ['Økonomisjef', 'Finance manager'],
    ['Innkjøper', 'Buyer'],
    ['Regnskapsfører', 'Accountant'],
    ['Prosjektleder', 'Project manager'],
    ['Lagersjef', 'Warehouse manager'],
  ),
  projecttype: items(['Leveranse', 'Delivery'], ['Ombygging', 'Rebuilding'], ['Vedlikehold', 'Maintenance']),
  projectstatus: items(
    ['Planlagt', 'Planned'],
    ['Pågår', 'In progress'],
    ['På vent', 'On hold'],
    ['Ferdig', 'Finished'],
  ),
};

/** The item of a CRM list by its id; null where there is none. */
export function findCrmListItem(listName: string, id: number): CrmListItem | null {
  return crmLists[listName]?.find((item) => item.id === id) ?? null;
}
