import type { AppErrorData } from '../errors';
import type { FieldValue } from '../value/field-value';
import type { Reading } from './record-state';

/** Whether a record or an ERP actor is there, by what was read of its values. */
export type Presence = 'there' | 'gone' | 'not-read';

/**
 * INFERENCE. That `GetFieldValuesFromErp` tells an unknown key by answering without values, or by the error that the
 * vendor documents for what is not there, is not documented for this call. Any other refusal may be about the ERP
 * system as well, such as a connector that did not answer, so it says nothing about the key.
 */
export function presenceOfActor(erp: Reading<readonly FieldValue[]>): Presence {
  if (erp.read) return erp.value.length === 0 ? 'gone' : 'there';
  return isGone(erp) ? 'gone' : 'not-read';
}

/** A record without values is one: SuperOffice refuses what is not there. */
export function presenceOfRecord(crm: Reading<readonly FieldValue[]>): Presence {
  if (crm.read) return 'there';
  return isGone(crm) ? 'gone' : 'not-read';
}

function isGone(reading: Reading<unknown>): boolean {
  return !reading.read && reading.error?.code === 'rejected' && saysNotFound(reading.error);
}

/** https://docs.superoffice.com/en/api/web-services/endpoints/rest-webapi/index.html shows this type of error. */
export function saysNotFound({ detail }: Pick<AppErrorData, 'detail'>): boolean {
  return /^SoNotFoundException$/m.test(detail);
}
