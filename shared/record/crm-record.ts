import type { CrmActorType } from './actor-types';

/** One CRM record as a search hit or a chosen record. */
export interface CrmRecord {
  crmActorType: CrmActorType;
  crmRecordId: number;
  name: string;
  /** The record's own number in SuperOffice; text, because leading zeros count. */
  number: string;
  /** What tells two records of one name apart, most telling first. */
  details: CrmDetail[];
  /** No longer in use, such as a person who left; such hits come last. */
  isRetired: boolean;
  /** The ERP connections that hold a link of this record; null where the site would not say. */
  linkedIn: LinkedConnection[] | null;
}

/** Its words are `link.crm.detail.<what>` of the texts. */
export const crmDetailKinds = [
  'department',
  'city',
  'orgNumber',
  'code',
  'country',
  'category',
  'company',
  'title',
  'position',
  'type',
  'status',
  'endDate',
  'date',
  'amount',
  'phone',
  'email',
] as const;

export interface CrmDetail {
  what: (typeof crmDetailKinds)[number];
  value: string;
}

export interface LinkedConnection {
  erpConnectionId: number;
  connectionName: string;
}
